import { Attack } from './types';

/** An attack, with what came of it. */
export interface Outcome {
  attack: Attack;
  measured: number;
  /** Defences without which the attack did better than its bound. */
  caught: readonly string[];
}

const ADVERSARIES = {
  A1: 'a colleague or manager with the page, the API and exports',
  A2: 'a survey owner',
  A3: 'whoever has the database, the logs or a backup, without the secret',
  A4: 'an operator of the running portal, who watches traffic or ships other code',
};

/** The report that is published in the portal's documentation. */
export function renderReport(outcomes: readonly Outcome[]): string {
  return [
    '# The attacks we know, and how well they do',
    '',
    'This page is written by the tests of the surveys (`yarn workspace',
    '@milepost/plugin-devex-surveys-backend report`). They run a round on a real portal in',
    'a simulated organisation of 200, hand each adversary what it may hold, and measure how',
    'much better than guessing it does. A second run takes one defence away at a time; a',
    'test fails if the attack does not notice.',
    '',
    ...Object.entries(ADVERSARIES).map(([id, who]) => `- **${id}**: ${who}`),
    '',
    'Against A4 the defence is partial, and attacks 9, 13 and 24 say how far it goes.',
    'Attack 13 is a model of time, not a recording. An operator who ships altered code is not',
    'among the attacks, because nothing here withstands that.',
    '',
    '| # | attack | by | given | advantage | bound | defence |',
    '| - | ------ | -- | ----- | --------- | ----- | ------- |',
    ...outcomes.map(({ attack, measured }) =>
      [
        '',
        attack.number,
        attack.name,
        attack.adversaries.join(', '),
        attack.holds,
        percent(measured),
        percent(attack.bound),
        attack.defence,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
    '## Without a defence',
    '',
    'Builds weakened on purpose, and the attack that caught each:',
    '',
    '| a build without | caught by attack |',
    '| --------------- | ---------------- |',
    ...outcomes.flatMap(({ attack, caught }) =>
      caught.map(without => `| ${without} | ${attack.number} |`),
    ),
    '',
  ].join('\n');
}

function percent(share: number): string {
  return `${Math.max(0, Math.round(1000 * share) / 10)} %`;
}
