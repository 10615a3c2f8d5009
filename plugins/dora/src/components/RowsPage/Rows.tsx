import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey } from '@milepost/plugin-dora-common';
import { Button, Flex, Text } from '@backstage/ui';
import { messageOf } from '../../errors';
import { useZone } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { ChangeTable } from './ChangeTable';
import { DeploymentTable } from './DeploymentTable';
import { IncidentTable } from './IncidentTable';
import { Rows as RowsSoFar } from './useRows';

/** The rows so far, and the way to the next ones. */
export function Rows(props: {
  rows: RowsSoFar;
  more: { loading: boolean; error?: Error };
  onMore: (cursor: string) => void;
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { rows, more, onMore, onWhy } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const zone = useZone();
  const { nextCursor } = rows;

  return (
    <Flex direction="column" gap="4">
      <Table rows={rows} onWhy={onWhy} />
      <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
        {nextCursor !== undefined && (
          <Button
            variant="secondary"
            isPending={more.loading}
            onPress={() => onMore(nextCursor)}
          >
            {t('rows.more')}
          </Button>
        )}
        <Text color="secondary" role="status">
          {[
            t('rows.shown', { count: rows.items.length }),
            ...(nextCursor === undefined ? [t('rows.end')] : []),
            t('rows.zone', { zone }),
          ].join(' · ')}
        </Text>
      </Flex>
      {more.error && (
        <Text as="p" color="danger" role="alert">
          {t('rows.more-failed', { message: messageOf(more.error) })}
        </Text>
      )}
    </Flex>
  );
}

function Table(props: {
  rows: RowsSoFar;
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { rows, onWhy } = props;
  switch (rows.kind) {
    case 'changes':
      return <ChangeTable rows={rows.items} onWhy={onWhy} />;
    case 'incidents':
      return <IncidentTable rows={rows.items} onWhy={onWhy} />;
    default:
      return <DeploymentTable rows={rows.items} onWhy={onWhy} />;
  }
}
