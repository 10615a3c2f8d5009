import type { Matcher, Selector } from './findSelectors';
import type { Series } from './parseExposition';

/** Labels that Prometheus adds to what it scrapes: no service exports them. */
const TARGET_LABELS = new Set([
  'container',
  'endpoint',
  'instance',
  'job',
  'namespace',
  'node',
  'pod',
  'service',
]);

function matches(series: Series, { label, operator, value }: Matcher): boolean {
  const actual = series.labels[label] ?? '';
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '=~':
      return new RegExp(`^(?:${value})$`).test(actual);
    default:
      return !new RegExp(`^(?:${value})$`).test(actual);
  }
}

/**
 * Says of every selector that no exported series fulfils what is missing: the metric, a
 * label of it, or the value of a label. An objective on such a selector never alerts.
 */
export function findUnexported(
  selectors: Selector[],
  exported: Series[],
): string[] {
  return selectors.flatMap(selector => {
    const series = exported.filter(({ metric }) => metric === selector.metric);
    if (series.length === 0) {
      return [`${selector.text}: there is no metric ${selector.metric}`];
    }
    const own = selector.matchers.filter(
      ({ label }) => !TARGET_LABELS.has(label),
    );
    const absent = own.find(
      ({ label }) => !series.some(({ labels }) => label in labels),
    );
    if (absent) {
      return [
        `${selector.text}: ${selector.metric} has no label '${absent.label}'`,
      ];
    }
    return series.some(candidate =>
      own.every(matcher => matches(candidate, matcher)),
    )
      ? []
      : [
          `${selector.text}: no series of ${
            selector.metric
          } has such values; there are ${series
            .slice(0, 3)
            .map(({ labels }) => JSON.stringify(labels))
            .join(', ')}`,
        ];
  });
}
