import { lintComment } from '@milepost/plugin-devex-surveys-common';
import { selectBatch } from '../../answers/selectBatch';
import { ignoreSubmission } from '../../http';
import { seeded } from './random';
import { Attack } from './types';

const MIN_ANSWERS = 5;

/** Comments that say who wrote them, as people have written them. */
const TELLING = [
  'As the only Rust developer here I review alone',
  'Ask @noor why the build is red',
  'PAY-1423 waited three weeks for review',
  'Mail me at noor@acme.example and I will explain',
  'Noor never reviews on time',
  'My manager wants a date for everything',
  'See https://ci.acme.example/job/77',
  'Since I joined the docs are empty',
  'I am the newest in the team and lost',
  'After the incident on 12.03. nobody cared',
];

/**
 * How often somebody who watches the network finds out who sent a submission, by taking
 * the person whose token was issued last before it.
 */
function timingAdvantage(silent: boolean): number {
  const random = seeded(13);
  const people = 200;
  const days = 10;
  const issued = Array.from({ length: people }, () => days * random());
  const sent = issued.map(time =>
    // Silent tokens come at some visit, and answers at another.
    silent ? time + (days - time) * random() : time + 0.002,
  );
  const right = sent.filter((time, person) => {
    const last = issued
      .map((when, index) => ({ when, index }))
      .filter(({ when }) => when <= time)
      .sort((a, b) => b.when - a.when)[0];
    return last.index === person;
  });
  return right.length / people - 1 / people;
}

/** Attacks by somebody who watches while people answer. */
export const watchingAttacks: Attack[] = [
  {
    number: 10,
    name: 'Access log',
    adversaries: ['A3', 'A4'],
    holds: 'all that the portal logged while answers came in',
    defence:
      'the root router passes submissions by the logging; constant address and length, no credentials, no referrer',
    bound: 0,
    measure: ({ logged, respondents }) => logged.length / respondents.length,
  },
  {
    number: 11,
    name: 'Audit trail',
    adversaries: ['A3'],
    holds: 'all audit events while answers came in',
    defence: 'the route that takes answers has no auditor',
    bound: 0,
    measure: ({ audited, respondents }) => audited.length / respondents.length,
  },
  {
    number: 12,
    name: 'Traces and analytics',
    adversaries: ['A3', 'A4'],
    holds: 'what the HTTP instrumentation is told to trace',
    defence:
      'no spans or events in the code; a hook for the instrumentation that leaves the route out, however it is spelt',
    bound: 0,
    measure: () =>
      [
        '/api/devex-surveys/submissions',
        '/api/devex-surveys/submissions/',
        '/API/devex-surveys/Submissions?x=1',
      ].filter(url => !ignoreSubmission({ url })).length,
  },
  {
    number: 13,
    name: 'Time of the token and time of the answer',
    adversaries: ['A4'],
    holds: 'a recording of all traffic (modelled: 200 people, ten days)',
    defence:
      'everybody gets a token at a visit, silently; answers are sent at another time',
    bound: 0.05,
    measure: ({ people, respondents }) =>
      timingAdvantage(people.length > respondents.length),
  },
  {
    number: 14,
    name: 'Listing who has not answered',
    adversaries: ['A2', 'A3'],
    holds: 'the database while the round is open, and the results',
    defence:
      'everybody gets a token, answering or not; response rates in bands, of groups of eight',
    bound: 0,
    measure: ({ dumps, respondents, results }) => {
      const answered = new Set(respondents.map(({ ref }) => ref));
      const tokens = new Map(
        dumps.open.invitations.map(row => [row.user_ref, row.blinded_digest]),
      );
      const all = dumps.open.invitations.length;
      const guessed = [...tokens].filter(
        ([ref, digest]) => (digest !== null) === answered.has(String(ref)),
      ).length;
      const base = Math.max(answered.size, all - answered.size);
      const bands = results.groups.filter(
        ({ response }) => !/^(below-50|50-69|70-84|85-or-more)$/.test(response),
      ).length;
      return Math.max(0, (guessed - base) / all) + bands;
    },
  },
  {
    number: 15,
    name: 'The last one to answer after a reminder',
    adversaries: ['A1', 'A2', 'A3'],
    holds:
      'all of the API and the database before and after; with the secret of the configuration, also the tally',
    defence:
      'no counts while open but one a day in fives; answers are counted at least five at a time, and five are left',
    bound: 0,
    measure: ({ views, dumps }) => {
      const seen = views.beforeLast === views.afterLast ? 0 : 1;
      const tallied =
        JSON.stringify(dumps.beforeLast.rounds) ===
        JSON.stringify(dumps.afterLast.rounds)
          ? 0
          : 1;
      // However many wait in a bucket, one more never changes a tally by fewer than five.
      const steps = Array.from({ length: 60 }, (_, waiting) => {
        const all = Array.from({ length: waiting }, (__, index) => index);
        const batch = selectBatch(all, () => 'bucket', MIN_ANSWERS).length;
        const rest = waiting - batch;
        return (
          (batch > 0 && batch < MIN_ANSWERS) ||
          (batch > 0 && rest < MIN_ANSWERS)
        );
      });
      return seen + tallied + steps.filter(Boolean).length;
    },
  },
  {
    number: 16,
    name: 'Free text',
    adversaries: ['A1', 'A2'],
    holds: 'the comments, and ten comments that say who wrote them',
    defence:
      'comments without group, date or link, from five on, in random order; what could tell is pointed out before sending',
    bound: 0.1,
    measure: ({ results, respondents }) => {
      const missed = TELLING.filter(
        text => lintComment(text, ['Noor van Dalen']).length === 0,
      );
      const { comments } = results;
      if (comments.status !== 'shown') {
        return missed.length / TELLING.length;
      }
      const written = respondents.flatMap(({ submission }) =>
        submission?.comment ? [submission.comment] : [],
      );
      const inOrder = comments.comments.filter(
        ({ text }, index) => text === written[index],
      ).length;
      const telling = comments.comments.filter(
        comment => Object.keys(comment).sort().join() !== 'id,text',
      ).length;
      const tooFew = comments.comments.length < MIN_ANSWERS ? 1 : 0;
      const ordered = inOrder / written.length > 0.25 ? 1 : 0;
      return missed.length / TELLING.length + telling + tooFew + ordered;
    },
  },
];
