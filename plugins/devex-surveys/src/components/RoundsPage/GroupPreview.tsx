import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LatticeNode } from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { byTitle } from '../../text/byTitle';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './RoundsPage.module.css';

/** Which groups will have results of their own, and which are put together for them. */
export function GroupPreview({ lattice }: { lattice: LatticeNode[] }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const buckets = byTitle(lattice.filter(({ kind }) => kind === 'bucket'));
  return (
    <section>
      <Text as="h3" variant="body-large" weight="bold">
        {t('groups-preview.title')}
      </Text>
      {buckets.length === 0 && (
        <Text as="p" color="secondary">
          {t('groups-preview.none')}
        </Text>
      )}
      <ul className={styles.buckets}>
        {buckets.map(({ id, title, invited, groups }) => (
          <li key={id}>
            <Text weight="bold">{title}</Text>{' '}
            <Text color="secondary">
              {t('groups.invited', { count: invited })}
            </Text>
            {groups.length > 1 && (
              <Text as="p" variant="body-small" color="secondary">
                {t('groups-preview.merged', {
                  groups: byTitle(groups)
                    .map(group => `${group.title} (${group.size})`)
                    .join(', '),
                })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
