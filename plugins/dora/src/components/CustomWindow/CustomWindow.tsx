import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DateRangePicker } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { DateTime } from 'luxon';
import { doraTranslationRef } from '../../translation';

/** A window from one day to another one, both of them included, as people mean it. */
export default function CustomWindow(props: {
  /** Up to but without `to`. */
  window: { from: string; to: string };
  onChange: (window: { from: string; to: string }) => void;
}) {
  const { window, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <DateRangePicker
      label={t('view.window.days')}
      value={{
        start: parseDate(window.from),
        end: parseDate(dayAfter(window.to, -1)),
      }}
      onChange={range =>
        range &&
        onChange({
          from: range.start.toString(),
          to: dayAfter(range.end.toString(), 1),
        })
      }
    />
  );
}

function dayAfter(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'UTC' })
    .plus({ days })
    .toFormat('yyyy-MM-dd');
}
