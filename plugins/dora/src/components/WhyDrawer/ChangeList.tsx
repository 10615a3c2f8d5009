import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRow, Explanation } from '@milepost/plugin-dora-common';
import { Link, Text } from '@backstage/ui';
import { useDeliveryLinks } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { ViewFrame } from '../../view';
import { changeName, ChangeSummary, LeadTime } from '../RowParts';
import { Correct, Correcting, LabelledDecision } from './Correct';
import { Part } from './Part';
import styles from './WhyDrawer.module.css';

/** The changes that the deployment shipped first. */
export function ChangeList(props: Correcting & { view: ViewFrame }) {
  const { view, ...correcting } = props;
  const { explanation } = correcting;
  const { t } = useTranslationRef(doraTranslationRef);
  const { rowsHref } = useDeliveryLinks();
  const offer = (change: ChangeRow): LabelledDecision => {
    const excluded = change.excludedBy === null;
    const act = excluded ? 'leave-out' : 'take-in';
    return {
      label: t(`why.correct.${act}`),
      name: t(`why.correct.${act}-of`, { id: changeName(change) }),
      decision: {
        type: 'exclusion',
        kind: 'change',
        subject: change.subject,
        excluded,
      },
    };
  };
  return (
    <Part title={t('why.changes.title')}>
      {explanation.changes.length === 0 && (
        <Text as="p" color="secondary">
          {t('why.changes.none')}
        </Text>
      )}
      <ul className={styles.list}>
        {explanation.changes.map(change => (
          <li
            key={`${change.subject.source} ${change.subject.externalId}`}
            className={styles.item}
          >
            <div>
              <ChangeSummary change={change} />
            </div>
            <div>
              <LeadTime change={change} />
            </div>
            <Correct {...correcting} decisions={[offer(change)]} />
          </li>
        ))}
      </ul>
      {explanation.moreChanges && (
        <Link
          href={rowsHref(
            { ...view, environment: explanation.deployment.environment },
            {
              kind: 'changes',
              filter: 'all',
              scope: explanation.deployment.component,
              ...momentOf(explanation),
            },
          )}
        >
          {t('why.changes.more')}
        </Link>
      )}
    </Part>
  );
}

/** The millisecond in which a deployment finished: what it shipped is listed by it. */
function momentOf({ deployment }: Explanation): { from: string; to: string } {
  const at = Date.parse(deployment.finishedAt);
  return {
    from: new Date(at).toISOString(),
    to: new Date(at + 1).toISOString(),
  };
}
