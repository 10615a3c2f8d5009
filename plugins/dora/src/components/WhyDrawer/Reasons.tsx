import { Fragment } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Explanation, METRIC_IDS } from '@milepost/plugin-dora-common';
import { RiCheckLine, RiSubtractLine } from '@remixicon/react';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { Part } from './Part';
import { splitMoments } from './splitMoments';
import styles from './WhyDrawer.module.css';

/** In which metrics a deployment counts. */
export function CountsIn({ countsIn }: Pick<Explanation, 'countsIn'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <Part title={t('why.counts.title')}>
      <ul className={styles.list}>
        {METRIC_IDS.map(metric => (
          <li key={metric} className={styles.metric}>
            {countsIn[metric] ? (
              <RiCheckLine aria-hidden className={styles.icon} />
            ) : (
              <RiSubtractLine aria-hidden className={styles.icon} />
            )}
            <span>
              {`${t(`metric.${metric}`)}: `}
              {t(countsIn[metric] ? 'why.counts.yes' : 'why.counts.no')}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** From what was seen to what it counts for, one step a line. */
export function Steps({ steps }: Pick<Explanation, 'steps'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <Part title={t('why.steps')}>
      <ol className={styles.steps}>
        {steps.map(step => (
          <li key={step}>
            {splitMoments(step).map((piece, index) => (
              <Fragment key={index}>
                {'at' in piece ? <Moment at={piece.at} /> : piece.text}
              </Fragment>
            ))}
          </li>
        ))}
      </ol>
    </Part>
  );
}
