import { Translate } from '../text';
import { LegendEntry } from './Legend';

/** The entry that every chart with provisional marks has. */
export function provisionalEntry(t: Translate): LegendEntry {
  return {
    id: 'provisional',
    name: t('provisional-why'),
    swatch: { area: 'hatch' },
  };
}
