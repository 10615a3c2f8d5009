import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The words of the charts themselves; all others are given to them.
 *
 * @public
 */
export const chartsTranslationRef = createTranslationRef({
  id: 'charts',
  messages: {
    table: { show: 'Show as table', scroll: 'Table: {{label}}' },
    column: {
      period: 'Period',
      value: 'Value',
      share: 'Share',
      n: 'n',
      notes: 'Notes',
      name: 'Name',
      time: 'Time',
      day: 'Day',
      kind: 'Kind',
      lane: 'Row',
      start: 'Start',
      end: 'End',
      part: 'Part',
    },
    none: 'no data',
    empty: 'No data in this period',
    count: 'n = {{n}}',
    provisional: 'provisional',
    'provisional-why': 'provisional: more may still arrive',
    partial: 'part of the period only',
    open: 'still open',
    'goes-on': 'goes on',
    range: '{{low}} to {{high}}',
    interval: '{{name}}, 95 % interval',
    median: 'Median',
    largest: 'Largest: {{name}}, {{value}} ({{percent}})',
    percent: '{{percent}} %',
    select: 'Press Enter for details',
    how: 'Move with the arrow keys',
    failed:
      'The picture could not be loaded; the same numbers are in the table.',
    ratio: 'Ratio',
    kind: {
      deployment: 'Deployment',
      failure: 'Failed deployment',
      fix: 'Fix',
      incident: 'Incident',
    },
    spark: {
      range:
        '{{label}}: from {{first}} to {{last}}, lowest {{low}}, highest {{high}}',
      one: '{{label}}: {{value}}',
      none: '{{label}}: no data',
    },
  },
});
