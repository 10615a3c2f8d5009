import { DateTime } from 'luxon';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useFormat } from '../../format';

/** A moment, to the minute in the organisation's zone; or how long ago it was. */
export function Moment({ at, ago = false }: { at: string; ago?: boolean }) {
  const format = useFormat();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const absolute = format.time(at);
  return (
    <time dateTime={at} title={absolute}>
      {ago
        ? DateTime.fromISO(at).toRelative({ locale: language }) ?? absolute
        : absolute}
    </time>
  );
}
