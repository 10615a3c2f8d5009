import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { useDeliveryView } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { PageFrame } from '../PageFrame';
import { Resource } from '../Resource';
import { ViewBar } from '../ViewBar';
import { WhyDrawer } from '../WhyDrawer';
import { CsvButton } from './CsvButton';
import { ListChoice } from './ListChoice';
import { NothingToList } from './NothingToList';
import { Rows } from './Rows';
import { rowsRequest } from './rowsRequest';
import { useRows } from './useRows';
import styles from './RowsPage.module.css';

/** The deployments, changes and incidents behind the numbers. */
export function RowsPage() {
  const state = useDeliveryView();
  const { view, request, change } = state;
  const { list, piece, why } = view;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  // Every change of the address makes new objects; only of these it asks anew.
  const asked = JSON.stringify(request && rowsRequest(request, list, piece));
  const rowsAsked = useMemo(
    (): ReturnType<typeof rowsRequest> | undefined =>
      asked === undefined ? undefined : JSON.parse(asked),
    [asked],
  );
  const { first, more, showMore } = useRows(rowsAsked);

  return (
    <PageFrame>
      <ViewBar state={state} />
      <div className={styles.choice}>
        <ListChoice list={list} onChange={chosen => change({ list: chosen })} />
        <CsvButton request={rowsAsked} />
      </div>
      {piece && (
        <Flex align="center" gap="3" style={{ flexWrap: 'wrap' }}>
          <Text>
            {t('rows.piece', {
              from: format.time(piece.from),
              to: format.time(piece.to),
            })}
          </Text>
          <Button
            size="small"
            variant="secondary"
            onPress={() => change({ piece: undefined })}
          >
            {t('rows.whole')}
          </Button>
        </Flex>
      )}
      <section aria-label={t(`rows.kind.${list.kind}`)}>
        <Resource state={first} skeleton={<RowsSkeleton />}>
          {rows =>
            rows.items.length === 0 ? (
              <NothingToList list={list} />
            ) : (
              <Rows
                rows={rows}
                more={more}
                onMore={cursor => showMore(rows, cursor)}
                onWhy={deployment => change({ why: deployment })}
              />
            )
          }
        </Resource>
      </section>
      <WhyDrawer
        deployment={why}
        view={view}
        onClose={() => change({ why: undefined })}
        onCorrected={first.retry}
      />
    </PageFrame>
  );
}

function RowsSkeleton() {
  return (
    <div className={styles.skeleton}>
      {Array.from({ length: 8 }, (_, index) => (
        <Skeleton key={index} width="100%" height={56} />
      ))}
    </div>
  );
}
