import { ReactNode } from 'react';
import { Progress, ResponseErrorPanel } from '@backstage/core-components';
import { Text } from '@backstage/ui';
import styles from './EntityList.module.css';

/** A short list in a home widget, in whichever of its states it is. */
export function EntityList<T>(props: {
  state: { loading: boolean; error?: Error; value?: T[] };
  empty: ReactNode;
  itemKey: (item: T) => string;
  renderItem: (item: T) => ReactNode;
}) {
  const { state, empty, itemKey, renderItem } = props;
  if (state.error) {
    return <ResponseErrorPanel error={state.error} />;
  }
  if (!state.value) {
    return <Progress />;
  }
  if (state.value.length === 0) {
    return <Text color="secondary">{empty}</Text>;
  }
  return (
    <ul className={styles.list}>
      {state.value.map(item => (
        <li key={itemKey(item)} className={styles.item}>
          {renderItem(item)}
        </li>
      ))}
    </ul>
  );
}
