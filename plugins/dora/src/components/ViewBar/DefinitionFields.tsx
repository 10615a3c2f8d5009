import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BAND_EDITIONS,
  BOT_CHANGES,
  LEAD_STARTS,
} from '@milepost/plugin-dora-common';
import { Select } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { DeliveryView } from '../../view';

const DEFAULT = 'default';

/** By which definitions numbers are made, among those that are allowed to vary. */
export function DefinitionFields(props: {
  view: DeliveryView;
  onChange: (patch: Partial<DeliveryView>) => void;
}) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const byDefault = { id: DEFAULT, label: t('view.default') };
  return (
    <>
      <Select
        label={t('view.start.label')}
        options={[
          byDefault,
          ...LEAD_STARTS.map(id => ({ id, label: t(`view.start.${id}`) })),
        ]}
        value={view.start ?? DEFAULT}
        onChange={key =>
          onChange({ start: LEAD_STARTS.find(id => id === key) })
        }
      />
      <Select
        label={t('view.bots.label')}
        options={[
          byDefault,
          ...BOT_CHANGES.map(id => ({ id, label: t(`view.bots.${id}`) })),
        ]}
        value={view.bots ?? DEFAULT}
        onChange={key => onChange({ bots: BOT_CHANGES.find(id => id === key) })}
      />
      <Select
        label={t('view.edition.label')}
        options={[
          byDefault,
          ...BAND_EDITIONS.map(({ id }) => ({
            id,
            label: t('view.edition.report', { year: id }),
          })),
          { id: 'own', label: t('view.edition.own') },
        ]}
        value={view.edition ?? DEFAULT}
        onChange={key =>
          onChange({ edition: key === DEFAULT ? undefined : String(key) })
        }
      />
    </>
  );
}
