import { memo, ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { Failure } from './Failure';
import { useSlow } from './useSlow';
import styles from './Resource.module.css';

/** What `useAsyncRetry` knows of something that is fetched. */
export interface ResourceState<T> {
  loading: boolean;
  error?: Error;
  value?: T;
  retry: () => void;
}

/** What is old stays as it was drawn, so that what comes need not wait for it. */
const Content = memo(
  function Drawn({ children }: { isOld: boolean; children: ReactNode }) {
    return <>{children}</>;
  },
  (_, { isOld }) => isOld,
);

/**
 * Something that is fetched, in whichever of its states it is. The skeleton has to
 * have the shape of what will come, so that nothing jumps. What was there before
 * stays, dimmed and said to be old, while a changed view loads.
 */
export function Resource<T>(props: {
  state: ResourceState<T>;
  skeleton: ReactNode;
  children: (value: T) => ReactNode;
}) {
  const { state, skeleton, children } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const slow = useSlow(state.loading);

  if (state.error && !state.loading) {
    return <Failure error={state.error} retry={state.retry} />;
  }
  const old = state.value !== undefined;
  const says = old ? t('resource.updating') : t('resource.loading');
  return (
    <div className={styles.resource}>
      <div role="status" className={slow ? styles.slow : styles.unseen}>
        {state.loading && (
          <Text as="p">{slow ? t('resource.slow') : says}</Text>
        )}
      </div>
      <div
        className={state.loading && old ? styles.old : undefined}
        aria-busy={state.loading}
      >
        {state.value !== undefined ? (
          <Content isOld={state.loading}>{children(state.value)}</Content>
        ) : (
          skeleton
        )}
      </div>
    </div>
  );
}
