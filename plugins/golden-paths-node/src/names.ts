/**
 * The name of a component, which is also the name of its repository, Kubernetes
 * objects and database. Forty characters leave room for the suffixes that the
 * chart adds within Kubernetes' limit of 63 (RFC 1123).
 */
const NAME_PATTERN = /^[a-z](?:[a-z0-9-]{1,38}[a-z0-9])$/;

/**
 * Names that would collide with what already runs, with a word of YAML or of a
 * language, or with a folder of the repository.
 */
const RESERVED_NAMES = new Set([
  'admin',
  'api',
  'argocd',
  'default',
  'false',
  'func',
  'gitops',
  'grafana',
  'import',
  'internal',
  'istio-system',
  'kube-system',
  'kubernetes',
  'main',
  'null',
  'off',
  'package',
  'postgres',
  'prometheus',
  'test',
  'testdata',
  'true',
  'vendor',
  'with-postgres',
  'yes',
]);

/**
 * Says in one sentence what is wrong with a name, or nothing when it is legal.
 * Whether the name is free is another question: see `findNameConflict`.
 */
export function findNameFault(name: string): string | undefined {
  if (name === '') {
    return 'Enter a name.';
  }
  if (name.length < 3) {
    return `'${name}' is too short: use 3 characters or more.`;
  }
  if (name.length > 40) {
    return `The name has ${name.length} characters: use 40 at most, so that Kubernetes accepts the names derived from it.`;
  }
  if (/[A-Z]/.test(name)) {
    return `Use small letters only, for example '${suggestName(name)}'.`;
  }
  if (!/^[a-z]/.test(name)) {
    return 'Start the name with a letter from a to z.';
  }
  if (name.endsWith('-')) {
    return 'End the name with a letter or a digit.';
  }
  if (!NAME_PATTERN.test(name)) {
    return 'Use only the letters a to z, digits and hyphens.';
  }
  if (RESERVED_NAMES.has(name)) {
    return `'${name}' is reserved: choose a name that says what the service does.`;
  }
  return undefined;
}

function suggestName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}
