import { Html, html } from './html';

const UNITS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const ABSOLUTE = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** How long ago a time was, in words. */
export function timeAgo(time: Date, now: Date): string {
  const seconds = Math.round((time.getTime() - now.getTime()) / 1000);
  const [unit, size] =
    UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? [];
  return unit && size
    ? RELATIVE.format(Math.trunc(seconds / size), unit)
    : 'just now';
}

/** A time in words, with the exact time in its title. */
export function timeElement(iso: string): Html {
  const time = new Date(iso);
  return html`<time
    datetime="${time.toISOString()}"
    title="${ABSOLUTE.format(time)} UTC"
    >${timeAgo(time, new Date())}</time
  >`;
}

/** A number and what it counts. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A number of bytes for people. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) {
    return plural(bytes, 'byte');
  }
  const [value, unit] =
    bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / (1024 * 1024), 'MB'];
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} ${unit}`;
}

/** The first line of a commit message. */
export function subjectOf(message: string): string {
  return message.split('\n', 1)[0].trim() || '(no message)';
}

/** What a commit message says below its first line. */
export function bodyOf(message: string): string {
  return message.split('\n').slice(1).join('\n').trim();
}

/** The form of an object id that people read. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
