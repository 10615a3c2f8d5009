/** What the name of an environment means. */
export interface Environment {
  name: string;
  production: boolean;
}

/** A rule of the configuration. */
export interface EnvironmentRule {
  /** The source that it is for; undefined: all. */
  source?: string;
  match: RegExp;
  /** Undefined: none of ours. */
  environment?: Environment;
}

const WORDS: Record<string, string[]> = {
  production: ['production', 'prod', 'prd', 'live'],
  staging: ['staging', 'stage', 'stg', 'uat', 'acceptance', 'preprod'],
  test: ['test', 'testing', 'tst', 'qa', 'ci'],
  development: ['development', 'dev', 'sandbox'],
  preview: ['preview', 'review'],
  'non-production': ['nonprod'],
};

const MEANINGS = new Map(
  Object.entries(WORDS).flatMap(([name, words]) =>
    words.map(word => [word, name] as const),
  ),
);

/**
 * What a source means by the name of an environment: `Production-EU`, `prd`,
 * `ledger-live`. The rules of the configuration come first.
 *
 * @returns undefined if nobody can tell, null for what is none of ours
 */
export function readEnvironment(
  source: string,
  name: string,
  rules: readonly EnvironmentRule[],
): Environment | null | undefined {
  const rule = rules.find(
    candidate =>
      (!candidate.source || candidate.source === source) &&
      candidate.match.test(name),
  );
  return rule ? rule.environment ?? null : guessEnvironment(name);
}

/** The environment of a name that people agree upon. */
export function toEnvironment(name: string): Environment {
  return { name, production: name === 'production' };
}

// A name with two meanings (`live-preview`) has none: production is never assumed.
function guessEnvironment(name: string): Environment | undefined {
  const words = name
    .toLowerCase()
    .replace(/\b(pre|non)[-_ ]?prod(uction)?/g, '$1prod')
    .split(/[^a-z]+/);
  const meanings = new Set(words.flatMap(word => MEANINGS.get(word) ?? []));
  const [meaning] = meanings;
  return meanings.size === 1 ? toEnvironment(meaning) : undefined;
}
