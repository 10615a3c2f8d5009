import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ScopeSummary } from '@milepost/plugin-dora-common';
import { Button, Flex, Link, Skeleton, Text } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { qualityRouteRef } from '../../routes';
import { doraTranslationRef } from '../../translation';
import { isTakingIn } from './isTakingIn';
import { MissingSteps } from './MissingSteps';

/** Where no deployment is known: what is missing, and the steps that would supply it. */
export function NoDeployments(props: {
  scope: ScopeSummary;
  scopeName: string;
  /** Asks for the metrics again. */
  onAgain: () => void;
}) {
  const { scope, scopeName, onAgain } = props;
  const api = useApi(doraApiRef);
  const { t } = useTranslationRef(doraTranslationRef);
  // Who may not open that page may not ask for what is on it.
  const quality = useRouteRef(qualityRouteRef);
  const maySee = quality !== undefined;
  const state = useAsyncRetry(
    async () => (maySee ? api.getDataQuality() : undefined),
    [api, maySee],
  );
  const report = state.value;
  if (state.loading && !report) {
    return <Skeleton width="70%" height={28} />;
  }
  const isArriving = report !== undefined && isTakingIn(report, Date.now());
  const name = { scope: scopeName };
  const what = scope.filtered ? t('empty.filtered') : t('empty.text');
  return (
    <Flex direction="column" gap="3" align="start">
      <Text as="h2" variant="title-small">
        {t(isArriving ? 'empty.arriving.title' : 'empty.title', name)}
      </Text>
      {isArriving ? (
        <>
          <Text as="p">
            {t('empty.arriving.text', name)}{' '}
            {report.backlog > 0 &&
              t('empty.arriving.waiting', { count: report.backlog })}
          </Text>
          <Button
            variant="secondary"
            onPress={() => {
              state.retry();
              onAgain();
            }}
          >
            {t('empty.arriving.again')}
          </Button>
          <Text as="p">{t('empty.arriving.else')}</Text>
        </>
      ) : (
        <>
          <Text as="p">{what}</Text>
          <Text as="p">{t('empty.next')}</Text>
        </>
      )}
      <MissingSteps sources={report?.sources ?? []} />
      {quality && <Link href={quality()}>{t('empty.quality')}</Link>}
    </Flex>
  );
}
