import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DimensionScore,
  RoundResults,
} from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { byTitle } from '../../text/byTitle';
import { devexSurveysTranslationRef } from '../../translation';
import { inTreeOrder } from './inTreeOrder';
import { Locked } from './Locked';
import styles from './ResultsPage.module.css';

const DIMENSIONS = ['feedback-loops', 'cognitive-load', 'flow-state'] as const;

/**
 * Groups by dimension, in the order of their names: no ranking, and a place in the list
 * that gives nothing away about those kept back.
 */
export function GroupTable(props: {
  results: RoundResults;
  chosen: string;
  onChoose: (nodeId: string) => void;
}) {
  const { results, chosen, onChoose } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  return (
    <section aria-labelledby="survey-groups">
      <Text as="h2" variant="title-x-small" id="survey-groups">
        {t('groups.title')}
      </Text>
      <div>
        <table className={`${styles.table} ${styles.groups}`}>
          <thead>
            <tr>
              <th scope="col">{t('groups.group')}</th>
              {DIMENSIONS.map(dimension => (
                <th scope="col" key={dimension}>
                  {t(`dimensions.${dimension}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inTreeOrder(results.lattice).map(({ node, depth }) => {
              const group = results.groups.find(
                ({ nodeId }) => nodeId === node.id,
              );
              return (
                <tr key={node.id}>
                  <th
                    scope="row"
                    style={{
                      paddingLeft: `calc(${depth} * var(--bui-space-4))`,
                    }}
                  >
                    <button
                      type="button"
                      className={styles.link}
                      aria-pressed={node.id === chosen}
                      onClick={() => onChoose(node.id)}
                    >
                      {node.title}
                    </button>
                    <Text as="p" variant="body-small" color="secondary">
                      {t('groups.invited', { count: node.invited })}
                      {node.groups.length > 1 &&
                        `: ${byTitle(node.groups)
                          .map(({ title }) => title)
                          .join(', ')}`}
                    </Text>
                  </th>
                  {DIMENSIONS.map(dimension => (
                    <td
                      key={dimension}
                      data-label={t(`dimensions.${dimension}`)}
                    >
                      <Score score={group?.dimensions[dimension]} />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Score({ score }: { score?: DimensionScore }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (score?.status !== 'shown') {
    return <Locked status={score?.status ?? 'protected'} short />;
  }
  return (
    <span
      className={styles.heat}
      style={{ '--share': `${score.favourable}%` } as React.CSSProperties}
    >
      {t('share.percent', { percent: String(Math.round(score.favourable)) })}
    </span>
  );
}
