import { lazy, Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Skeleton } from '@backstage/ui';
import { useZone } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { lastDays, PRESET_DAYS, ViewWindow } from '../../view';
import styles from './ViewBar.module.css';

// A calendar is heavy, and few people need one.
const CustomWindow = lazy(() => import('../CustomWindow'));

const CUSTOM = 'custom';

/** The last so many days, or any other window. */
export function WindowField(props: {
  window: ViewWindow;
  onChange: (window: ViewWindow) => void;
}) {
  const { window, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const zone = useZone();

  const choose = (key: string) => {
    const days = PRESET_DAYS.find(known => String(known) === key);
    if (days) {
      onChange({ days });
    } else if ('days' in window) {
      onChange(lastDays(window.days, { zone }));
    }
  };

  return (
    <>
      <Select
        className={styles.field}
        label={t('view.window.label')}
        options={[
          ...PRESET_DAYS.map(days => ({
            id: String(days),
            label: t('view.window.last', { days: String(days) }),
          })),
          { id: CUSTOM, label: t('view.window.custom') },
        ]}
        value={'days' in window ? String(window.days) : CUSTOM}
        onChange={key => choose(String(key))}
      />
      {'from' in window && (
        <Suspense fallback={<Skeleton width={220} height={56} />}>
          <CustomWindow window={window} onChange={onChange} />
        </Suspense>
      )}
    </>
  );
}
