import type { Rules } from '../rules';

/** What exclusion rules look at. */
export interface Excludable {
  isBot: boolean;
  author: string | null;
  labels: string[];
  branch: string | null;
}

/** The first rule that takes something out of the metrics, with its version. */
export function findExclusion(
  subject: Excludable,
  rules: Rules,
): string | undefined {
  const rule = rules.exclusions.find(
    ({ bots, authors, labels, branches }) =>
      (bots && subject.isBot) ||
      (subject.author !== null && authors?.includes(subject.author)) ||
      labels?.some(label => subject.labels.includes(label)) ||
      branches?.some(start => subject.branch?.startsWith(start)),
  );
  return rule && `${rule.id}@${rule.version}`;
}
