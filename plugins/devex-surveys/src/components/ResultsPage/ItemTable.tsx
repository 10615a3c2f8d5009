import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Benchmark,
  Cell,
  SurveyItem,
} from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';
import { ChangeText } from './ChangeText';
import { LikertBar } from './LikertBar';
import { Locked } from './Locked';
import { useIntervalText, useShareText } from './useShareText';
import styles from './ResultsPage.module.css';

/** The rated items, the least favourable first: that is where to begin. */
export function ItemTable(props: {
  items: SurveyItem[];
  cells: Record<string, Cell>;
  benchmarks: Benchmark[];
}) {
  const { items, cells, benchmarks } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const sorted = items
    .filter(({ kind }) => kind !== 'text')
    .map(item => ({ item, cell: cells[item.id] }))
    .sort((a, b) => shareOf(a.cell) - shareOf(b.cell));

  return (
    <section aria-labelledby="survey-items">
      <Text as="h2" variant="title-x-small" id="survey-items">
        {t('items.title')}
      </Text>
      <table className={`${styles.table} ${styles.items}`}>
        <thead>
          <tr>
            <th scope="col">{t('items.item')}</th>
            <th scope="col">{t('items.favourable')}</th>
            <th scope="col">{t('items.distribution')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ item, cell }) => (
            <tr key={item.id}>
              <th scope="row">
                <Text weight="bold">{item.title}</Text>
                <Text as="p" color="secondary">
                  {item.text}
                </Text>
                {item.pairedMetric && (
                  <Text as="p" variant="body-small" color="secondary">
                    {t('items.paired', { metric: item.pairedMetric })}
                  </Text>
                )}
              </th>
              <td>
                <ItemShare cell={cell} />
                {benchmarks
                  .filter(({ item: id }) => id === item.id)
                  .map(({ source, year, p50, p75 }) => (
                    <Text as="p" color="secondary" key={`${source} ${year}`}>
                      {t('items.benchmark', {
                        p50: String(p50),
                        p75: String(p75),
                        source,
                        year: String(year),
                      })}
                    </Text>
                  ))}
              </td>
              <td>
                {cell?.status === 'shown' && cell.distribution && (
                  <LikertBar kind={item.kind} percents={cell.distribution} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ItemShare({ cell }: { cell?: Cell }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const shareText = useShareText();
  const intervalText = useIntervalText();
  if (cell?.status !== 'shown' && cell?.status !== 'coarse') {
    return <Locked status={cell?.status ?? 'not-asked'} short />;
  }
  if (cell.status === 'coarse') {
    return (
      <>
        <Text>{shareText(cell.favourable)}</Text>
        <Text as="p" color="secondary">
          {t('items.coarse', { step: String(cell.step) })}
        </Text>
      </>
    );
  }
  return (
    <>
      <Text weight="bold">{shareText(cell.favourable)}</Text>
      <Text as="p" color="secondary">
        {t('items.answers', { count: cell.n })}
        {cell.interval && `, ${intervalText(cell.interval)}`}
        {cell.netScore &&
          `, ${t('items.net', {
            points: String(Math.round(cell.netScore.points)),
            margin: String(Math.round(cell.netScore.margin)),
          })}`}
      </Text>
      <ChangeText change={cell.change} />
    </>
  );
}

/** Items that are kept back come last. */
function shareOf(cell?: Cell): number {
  return cell?.status === 'shown' || cell?.status === 'coarse'
    ? cell.favourable.percent
    : Infinity;
}
