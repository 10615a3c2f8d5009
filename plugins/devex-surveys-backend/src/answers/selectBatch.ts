import { shuffle } from './shuffle';

/**
 * Chooses which waiting submissions are counted now: of each bucket all but `minAnswers`,
 * chosen at random, and none unless at least `minAnswers` are counted together.
 *
 * @remarks
 *
 * So two copies of the tally, however close in time, always differ by several people; and
 * so many are left that this holds for the close as well, when the rest is counted.
 */
export function selectBatch<T>(
  waiting: readonly T[],
  bucketOf: (submission: T) => string,
  minAnswers: number,
): T[] {
  const byBucket = new Map<string, T[]>();
  for (const submission of shuffle(waiting)) {
    const bucket = bucketOf(submission);
    const others = byBucket.get(bucket) ?? [];
    others.push(submission);
    byBucket.set(bucket, others);
  }
  return [...byBucket.values()].flatMap(submissions =>
    submissions.length >= 2 * minAnswers
      ? submissions.slice(0, submissions.length - minAnswers)
      : [],
  );
}
