import { KeyboardEvent, useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { codesOf, SurveyItem } from '@milepost/plugin-devex-surveys-common';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ItemField.module.css';

/**
 * One rated item. Its options can be chosen by pointer, arrow keys, or the key of their
 * number.
 */
export function ItemField(props: {
  item: SurveyItem;
  number: number;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { item, number, value, onChange } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const name = useId();
  const codes = codesOf(item);

  const chooseByKey = (event: KeyboardEvent) => {
    const code = Number(event.key);
    if (event.key !== ' ' && codes.includes(code)) {
      onChange(code);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onChange(undefined);
    }
  };
  const labels: Record<number, string> =
    item.kind === 'agreement'
      ? {
          1: t('scale.strongly-disagree'),
          2: t('scale.disagree'),
          3: t('scale.neutral'),
          4: t('scale.agree'),
          5: t('scale.strongly-agree'),
        }
      : { 0: t('scale.not-at-all'), 10: t('scale.very-likely') };

  return (
    <fieldset className={styles.field}>
      <legend className={styles.text}>
        <span className={styles.number}>{number}.</span> {item.text}
      </legend>
      <div
        className={
          item.kind === 'agreement' ? styles.options : styles.manyOptions
        }
      >
        {codes.map(code => (
          <label key={code} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={code}
              checked={value === code}
              onChange={() => onChange(code)}
              onKeyDown={chooseByKey}
            />
            <span className={styles.code} aria-hidden="true">
              {code}
            </span>
            <span className={styles.label}>{labels[code] ?? code}</span>
          </label>
        ))}
        <label className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={value === undefined}
            onChange={() => onChange(undefined)}
            onKeyDown={chooseByKey}
          />
          <span className={styles.label}>{t('scale.skip')}</span>
        </label>
      </div>
    </fieldset>
  );
}
