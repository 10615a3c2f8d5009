import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ShareBar } from '@milepost/charts';
import { StageReport } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';

/** Where the time goes: medians of parts do not add up, so these are shares of the sum. */
export function StagesBar({ stages }: { stages: StageReport[] }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const known = stages.filter(({ share }) => share !== null);
  return (
    <div>
      <Text as="h3" variant="body-large" weight="bold">
        {t('overview.stages.title')}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {known.length > 0
          ? t('overview.stages.how')
          : t('overview.stages.unknown')}
      </Text>
      {known.length > 0 && (
        <ShareBar
          label={t('overview.stages.title')}
          parts={known.map(({ stage, n, totalSeconds }) => ({
            id: stage,
            name: t(`overview.stages.${stage}`),
            value: totalSeconds,
            detail: t('overview.stages.changes', { count: n }),
          }))}
          format={format.duration}
        />
      )}
    </div>
  );
}
