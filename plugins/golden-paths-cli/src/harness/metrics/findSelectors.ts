import { InputError } from '@backstage/errors';
import { parser } from '@prometheus-io/lezer-promql';

/** A condition on a label. */
export type Matcher = { label: string; operator: string; value: string };

/** What a query selects: the series of a metric that fulfil all conditions. */
export type Selector = { metric: string; matchers: Matcher[]; text: string };

const unquote = (literal: string) =>
  literal.startsWith('`') || literal.startsWith("'")
    ? literal.slice(1, -1)
    : String(JSON.parse(literal));

/**
 * The selectors of a PromQL query, found by Prometheus' own grammar.
 *
 * @throws InputError when it is not a query.
 */
export function findSelectors(query: string): Selector[] {
  const selectors: Selector[] = [];
  parser.parse(query).iterate({
    enter({ type, from, to, node }) {
      if (type.isError) {
        throw new InputError(`This is not a PromQL query: ${query}`);
      }
      if (type.name !== 'VectorSelector') {
        return;
      }
      const metric = node.getChild('Identifier');
      const matchers: Matcher[] = [];
      for (const matcher of node
        .getChild('LabelMatchers')
        ?.getChildren('UnquotedLabelMatcher') ?? []) {
        const textOf = (name: string) => {
          const child = matcher.getChild(name);
          return child ? query.slice(child.from, child.to) : '';
        };
        matchers.push({
          label: textOf('LabelName'),
          operator: textOf('MatchOp'),
          value: unquote(textOf('StringLiteral')),
        });
      }
      selectors.push({
        metric: metric ? query.slice(metric.from, metric.to) : '',
        matchers,
        text: query.slice(from, to),
      });
    },
  });
  return selectors;
}
