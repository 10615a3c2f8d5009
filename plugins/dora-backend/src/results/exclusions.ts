import type { Rules } from '../rules';
import { isUnder } from './paths';

/** What exclusion rules look at. */
export interface Excludable {
  isBot: boolean;
  author: string | null;
  labels: string[];
  branch: string | null;
  /** The files that it touches; undefined where nobody has looked at all of them. */
  files(): string[] | undefined;
}

/** The first rule that takes something out of the metrics, with its version. */
export function findExclusion(
  subject: Excludable,
  rules: Rules,
): string | undefined {
  const rule = rules.exclusions.find(
    ({ bots, authors, labels, branches, paths }) =>
      (bots && subject.isBot) ||
      (subject.author !== null && authors?.includes(subject.author)) ||
      labels?.some(label => subject.labels.includes(label)) ||
      branches?.some(start => subject.branch?.startsWith(start)) ||
      (paths && touchesNothingElse(subject.files(), paths)),
  );
  return rule && `${rule.id}@${rule.version}`;
}

/** Whether it is decided by its being a bot's, and by nothing else, if it counts. */
export function isUpToBots(subject: Excludable, rules: Rules): boolean {
  return (
    subject.isBot &&
    findExclusion({ ...subject, isBot: false }, rules) === undefined
  );
}

/** Without a file it is unknown, or empty, which is not the same as being under a path. */
function touchesNothingElse(
  files: string[] | undefined,
  paths: string[],
): boolean {
  return (
    files !== undefined &&
    files.length > 0 &&
    files.every(file => paths.some(path => isUnder(file, path)))
  );
}
