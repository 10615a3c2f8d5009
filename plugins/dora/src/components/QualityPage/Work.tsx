import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataQualityReport } from '@milepost/plugin-dora-common';
import { Alert, Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';

/** Whether the numbers are as new as what has been taken in. */
export function Work({ report }: { report: DataQualityReport }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { backlog, rebuilding, workedAt } = report;
  if (rebuilding || backlog > 0) {
    return (
      <Alert
        status="info"
        icon
        title={
          rebuilding
            ? t('quality.work.rebuilding')
            : t('quality.work.backlog', { count: backlog })
        }
        description={
          rebuilding && backlog > 0
            ? t('quality.work.backlog', { count: backlog })
            : undefined
        }
      />
    );
  }
  return (
    <Text as="p" color="secondary">
      {workedAt === null
        ? t('quality.work.never')
        : t('quality.work.current', { ago: format.time(workedAt) })}
    </Text>
  );
}
