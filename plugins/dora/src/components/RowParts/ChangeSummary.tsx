import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRow } from '@milepost/plugin-dora-common';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ForgeLink } from './ForgeLink';
import { useExcludedBy } from './useExcludedBy';
import styles from './RowParts.module.css';

/** What a change is, where it is, and what is special about it. */
export function ChangeSummary({ change }: { change: ChangeRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const excludedBy = useExcludedBy();
  const name = changeName(change);
  const marks = [
    ...change.flags.map(flag => t(`rows.flags.${flag}`)),
    ...(change.excludedBy === null
      ? []
      : [t('rows.excluded', { by: excludedBy(change.excludedBy) })]),
  ];
  return (
    <>
      <ForgeLink url={change.url}>{change.title ?? name}</ForgeLink>
      {change.title && (
        <span className={styles.minor}>
          <bdi>{[change.repository, name].filter(Boolean).join(' ')}</bdi>
        </span>
      )}
      {marks.length > 0 && (
        <span className={styles.minor}>{marks.join(', ')}</span>
      )}
    </>
  );
}

/** How long a change took, by both definitions. */
export function LeadTime({ change }: { change: ChangeRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { leadSeconds, mergeLeadSeconds } = change;
  if (leadSeconds === null && mergeLeadSeconds === null) {
    return <>{t('rows.lead.none')}</>;
  }
  return (
    <>
      {leadSeconds !== null && (
        <span className={styles.line}>
          {t('rows.lead.commit', { duration: format.duration(leadSeconds) })}
        </span>
      )}
      {mergeLeadSeconds !== null && (
        <span className={styles.minor}>
          {t('rows.lead.merge', {
            duration: format.duration(mergeLeadSeconds),
          })}
        </span>
      )}
    </>
  );
}

/** As the forge calls it. */
export function changeName({ unit, id }: ChangeRow): string {
  return unit === 'pull-request' ? `#${id}` : id.slice(0, 8);
}
