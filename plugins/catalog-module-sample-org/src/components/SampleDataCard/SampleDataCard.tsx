import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import { sampleOrgTranslationRef } from '../../translation';
import styles from './SampleDataCard.module.css';

/** Says that the entity on the page is invented, and how to be rid of it. */
export function SampleDataCard() {
  const { t } = useTranslationRef(sampleOrgTranslationRef);

  return (
    <EntityInfoCard title={t('sampleDataCard.title')}>
      <Flex direction="column" gap="2">
        <Text as="p">{t('sampleDataCard.description')}</Text>
        <Text as="p">
          {t('sampleDataCard.removal', {
            setting: (
              <code className={styles.setting}>sampleOrg.enabled: false</code>
            ),
            file: <code className={styles.setting}>app-config.yaml</code>,
          })}
        </Text>
      </Flex>
    </EntityInfoCard>
  );
}
