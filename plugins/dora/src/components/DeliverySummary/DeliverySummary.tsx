import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Link, Skeleton, Text } from '@backstage/ui';
import { useFormat } from '../../format';
import {
  useDeliveryLinks,
  useMetrics,
  useScopeName,
  useScopeRequest,
} from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { DEFAULT_VIEW, readRowsTarget } from '../../view';
import { ChangeText } from '../ChangeText';
import { Resource } from '../Resource';
import styles from './DeliverySummary.module.css';

/** The five numbers of a scope in a few lines, for a card. */
export function DeliverySummary({ scope }: { scope: string | undefined }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const request = useScopeRequest(scope);
  const state = useMetrics(request, { compare: true });
  const scopeName = useScopeName(scope);
  const { overviewHref, rowsHref } = useDeliveryLinks();
  const view = { ...DEFAULT_VIEW, scope };
  return (
    <Resource state={state} skeleton={<SummarySkeleton />}>
      {({ metrics, scope: found }) => (
        <Flex direction="column" gap="3">
          {found.components === 0 ? (
            <Text as="p">{t('empty.brief', { scope: scopeName })}</Text>
          ) : (
            <dl className={styles.list}>
              {metrics.map(report => (
                <div key={report.metric} className={styles.row}>
                  <dt className={styles.name}>
                    {t(`metric.${report.metric}`)}
                  </dt>
                  <dd className={styles.value}>
                    {report.value === null ? (
                      <Text color="secondary">{t('noData')}</Text>
                    ) : (
                      <Link
                        href={rowsHref(view, readRowsTarget(report.rows))}
                        className={styles.figure}
                      >
                        {format.value(report.metric, report.value)}
                      </Link>
                    )}{' '}
                    <ChangeText report={report} brief />
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <Link href={overviewHref(view)}>
            {t('summary.open', { scope: scopeName })}
          </Link>
        </Flex>
      )}
    </Resource>
  );
}

function SummarySkeleton() {
  return (
    <Flex direction="column" gap="2" aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
        <Skeleton key={key} width="100%" height={24} />
      ))}
    </Flex>
  );
}
