import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { giveBack, standingOf } from '../../corrections';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { Correct, Correcting } from './Correct';
import { Part } from './Part';
import { useDecisionText } from './useDecisionText';
import styles from './WhyDrawer.module.css';

/** Who decided what and why; what holds can be given back to the computation. */
export function DecisionList(props: Correcting) {
  const { corrections } = props.explanation;
  const { t } = useTranslationRef(doraTranslationRef);
  const decisionText = useDecisionText();
  return (
    <Part title={t('why.decisions.title')}>
      {corrections.length === 0 && (
        <Text as="p" color="secondary">
          {t('why.decisions.none')}
        </Text>
      )}
      <ul className={styles.list}>
        {standingOf(corrections).map(({ correction, standing }) => {
          const text = decisionText(correction.decision);
          return (
            <li key={correction.id} className={styles.item}>
              <strong>{text}</strong>
              <span className={styles.reason}>
                <bdi>{correction.reason}</bdi>
              </span>
              <span className={styles.minor}>
                <EntityRefLink entityRef={correction.by} />
                {', '}
                <Moment at={correction.at} />
                {` · ${t(`why.decisions.${standing}`)}`}
              </span>
              {standing === 'holds' && (
                <Correct
                  {...props}
                  decisions={[
                    {
                      label: t('why.correct.give-back'),
                      name: t('why.correct.give-back-of', { decision: text }),
                      decision: giveBack(correction.decision),
                    },
                  ]}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
