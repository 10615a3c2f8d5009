import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { Section } from './Section';
import styles from './QualityPage.module.css';

/** Services of which no deployment has come for long. */
export function Undeployed({
  undeployed,
}: Pick<DataQualityReport, 'undeployed'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { days, items, total } = undeployed;
  return (
    <Section title={t('quality.undeployed.title', { days: String(days) })}>
      <Text as="p" color="secondary">
        {t(total === 0 ? 'quality.undeployed.none' : 'quality.undeployed.text')}
      </Text>
      <ul className={styles.columns}>
        {items.map(({ component, lastDeployedAt }) => (
          <li key={component}>
            <EntityRefLink entityRef={component} />
            <span className={styles.minor}>
              {lastDeployedAt === null ? (
                t('quality.undeployed.never')
              ) : (
                <>
                  {`${t('quality.undeployed.last')} `}
                  <Moment at={lastDeployedAt} ago />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <Text as="p">
          {t('quality.undeployed.more', { count: total - items.length })}
        </Text>
      )}
    </Section>
  );
}
