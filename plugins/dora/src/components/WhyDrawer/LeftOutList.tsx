import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Explanation } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { useExcludedBy } from '../RowParts';
import { leftOut } from './leftOut';
import { Part } from './Part';
import styles from './WhyDrawer.module.css';

/** What the numbers do without, and why. */
export function LeftOutList({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const excludedBy = useExcludedBy();
  const out = leftOut(explanation);
  const lines = [
    ...(out.deployment === null
      ? []
      : [t('why.left.deployment', { by: excludedBy(out.deployment) })]),
    ...(out.unknownChanges > 0
      ? [t('why.left.unknown', { count: out.unknownChanges })]
      : []),
    ...(out.excludedChanges > 0
      ? [t('why.left.excluded', { count: out.excludedChanges })]
      : []),
    ...(out.incidents > 0
      ? [t('why.left.incidents', { count: out.incidents })]
      : []),
  ];
  return (
    <Part title={t('why.left.title')}>
      {lines.length === 0 ? (
        <Text as="p" color="secondary">
          {t('why.left.none')}
        </Text>
      ) : (
        <ul className={styles.steps}>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Part>
  );
}
