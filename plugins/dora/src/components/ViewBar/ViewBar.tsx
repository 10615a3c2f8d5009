import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { DeliveryViewState } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { DeliveryView } from '../../view';
import { ScopePicker } from '../ScopePicker';
import { MoreFilters } from './MoreFilters';
import { WindowField } from './WindowField';
import styles from './ViewBar.module.css';

const BUCKETS: readonly DeliveryView['bucket'][] = [
  'day',
  'week',
  'month',
  'quarter',
];

/** Of what and when the page is, and by which definitions. All of it is in the address. */
export function ViewBar(props: {
  state: DeliveryViewState;
  /** On a page about one entity there is nothing to choose from. */
  fixedScope?: boolean;
  /** Where nothing is cut into pieces. */
  withoutBuckets?: boolean;
}) {
  const { state, fixedScope, withoutBuckets } = props;
  const { view, change } = state;
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <div className={styles.bar} role="group" aria-label={t('view.label')}>
      {!fixedScope && (
        <ScopePicker scope={view.scope} onChange={scope => change({ scope })} />
      )}
      <WindowField
        window={view.window}
        onChange={window => change({ window })}
      />
      {!withoutBuckets && (
        <Select
          className={styles.field}
          label={t('view.bucket.label')}
          options={BUCKETS.map(id => ({ id, label: t(`view.bucket.${id}`) }))}
          value={view.bucket}
          onChange={key =>
            change({ bucket: BUCKETS.find(id => id === key) ?? view.bucket })
          }
        />
      )}
      <MoreFilters view={view} onChange={change} />
    </div>
  );
}
