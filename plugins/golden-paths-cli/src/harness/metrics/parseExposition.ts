/** A series as a service exports it. */
export type Series = { metric: string; labels: Record<string, string> };

const SERIES = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+\S+/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

const unescape = (value: string) =>
  value.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));

/** The series of a scrape, in Prometheus' text format. */
export function parseExposition(text: string): Series[] {
  return text.split('\n').flatMap(line => {
    const [, metric, labels = ''] = SERIES.exec(line) ?? [];
    return metric
      ? [
          {
            metric,
            labels: Object.fromEntries(
              [...labels.matchAll(LABEL)].map(([, name, value]) => [
                name,
                unescape(value),
              ]),
            ),
          },
        ]
      : [];
  });
}
