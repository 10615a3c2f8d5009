import { useMemo } from 'react';
import { Text } from '@backstage/ui';
import { ChartFrame } from '../../frame';
import { useChartsText } from '../../text';
import { percentText, shareMarks, shareTable } from './describe';
import { ShareParts } from './ShareParts';
import { largestPart, shares } from './shares';
import { ShareBarProps } from './types';
import styles from './ShareBar.module.css';

const BAR_HEIGHT = 32;

/**
 * A whole and its parts, such as the stages of a lead time; the largest is named in words.
 *
 * @public
 */
export function ShareBar(props: ShareBarProps) {
  const { label, parts, format, onSelect } = props;
  const t = useChartsText();
  const ofWhole = useMemo(() => shares(parts), [parts]);
  const largest = largestPart(ofWhole);
  return (
    <ChartFrame
      label={label}
      height={BAR_HEIGHT}
      start="first"
      blank={largest === undefined}
      onSelect={onSelect}
      marks={shareMarks(parts, format, t)}
      table={() => shareTable(parts, format, t)}
      below={
        largest !== undefined && (
          <>
            <Text as="p" className={styles.largest}>
              {t('largest', {
                name: parts[largest].name,
                value: format(parts[largest].value),
                percent: percentText(ofWhole[largest], t),
              })}
            </Text>
            <ul className={styles.names}>
              {parts.map((part, index) => (
                <li key={part.id} className={styles.name} dir="auto">
                  <span
                    aria-hidden="true"
                    className={styles.swatch}
                    data-shade={shadeOf(index, largest)}
                  />
                  <span className={styles.text} title={part.name}>
                    {part.name}
                  </span>
                  <span className={styles.number}>
                    {`${format(part.value)} · ${percentText(
                      ofWhole[index],
                      t,
                    )}`}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )
      }
    >
      <ShareParts
        parts={parts}
        ofWhole={ofWhole}
        height={BAR_HEIGHT}
        shadeOf={index => shadeOf(index, largest)}
      />
    </ChartFrame>
  );
}

const SHADES = 4;

/** The largest part has the accent; its neighbours differ from each other. */
function shadeOf(index: number, largest?: number): string {
  return index === largest ? 'largest' : String(index % SHADES);
}
