import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton } from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { PageFrame } from '../PageFrame';
import { Resource } from '../Resource';
import { Attribution } from './Attribution';
import { Sources } from './Sources';
import { Tiles } from './Tiles';
import { Undeployed } from './Undeployed';
import { Unmapped } from './Unmapped';
import { Work } from './Work';
import styles from './QualityPage.module.css';

/** How far the numbers can be trusted, and what would make them better. */
export function QualityPage() {
  const api = useApi(doraApiRef);
  const state = useAsyncRetry(() => api.getDataQuality(), [api]);
  return (
    <PageFrame>
      <Resource state={state} skeleton={<QualitySkeleton />}>
        {report => (
          <Flex direction="column" gap="6">
            <Tiles report={report} />
            <Work report={report} />
            <Sources sources={report.sources} />
            <Unmapped />
            <Attribution attribution={report.attribution} />
            <Undeployed undeployed={report.undeployed} />
          </Flex>
        )}
      </Resource>
    </PageFrame>
  );
}

function QualitySkeleton() {
  return (
    <Flex direction="column" gap="6">
      <div className={styles.tiles}>
        {Array.from({ length: 4 }, (_, index) => (
          <Skeleton key={index} width="100%" height={110} />
        ))}
      </div>
      <Skeleton width="40%" height={20} />
      <Skeleton width="100%" height={320} />
    </Flex>
  );
}
