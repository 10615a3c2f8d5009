import { SourceSummary, UnmappedName } from '@milepost/plugin-dora-common';

/** What to do next, as the id of a sentence, with what to type if that helps. */
export interface NextStep<Id extends string> {
  id: Id;
  snippet?: string;
}

/** Sources that are asked, rather than posting by themselves. */
const PULLED = ['git'];

/** Calls of the API by an operator; `MILEPOST_URL` is the portal's address. */
function call(method: string, path: string, body?: object): string {
  const lines = [
    `curl --request ${method} "$MILEPOST_URL/api/dora${path}"`,
    '--header "Authorization: Bearer $(yarn --silent backstage-cli auth print-token)"',
  ];
  if (body) {
    lines.push(
      "--header 'Content-Type: application/json'",
      `--data ${quote(JSON.stringify(body))}`,
    );
  }
  return lines.join(' \\\n  ');
}

/** A word of a POSIX shell: names of sources may have quotes of their own. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What brings a source to report. */
export function nextStepOfSource({
  source,
  activity,
}: SourceSummary): NextStep<
  | 'fine'
  | 'silent-push'
  | 'silent-pull'
  | 'connect-github'
  | 'connect-git'
  | 'connect-pagerduty'
  | 'connect-token'
> {
  if (activity === 'active') {
    return { id: 'fine' };
  }
  if (activity === 'silent') {
    return PULLED.includes(source)
      ? { id: 'silent-pull', snippet: call('GET', '/synchronizations') }
      : {
          id: 'silent-push',
          snippet: call(
            'GET',
            `/rejected?source=${encodeURIComponent(source)}`,
          ),
        };
  }
  switch (source) {
    case 'github':
      return {
        id: 'connect-github',
        snippet: '$MILEPOST_URL/api/events/http/github',
      };
    case 'git':
      return {
        id: 'connect-git',
        snippet:
          'metadata:\n  annotations:\n    milepost.dev/deployment-refs: refs/tags/v*',
      };
    case 'pagerduty':
      return {
        id: 'connect-pagerduty',
        snippet: '$MILEPOST_URL/api/dora/ingest/pagerduty',
      };
    default:
      return {
        id: 'connect-token',
        snippet: call('POST', '/tokens', { name: source, source }),
      };
  }
}

/** What gives an unmapped name its place. */
export function nextStepOfName({
  source,
  target,
  missing,
}: UnmappedName): NextStep<
  'soon' | 'by-service' | 'by-repository' | 'by-environment' | 'by-source'
> {
  const mapping = (
    kind: 'service' | 'environment',
    value: string,
    meaning: string,
  ) => call('POST', '/mappings', { source, kind, value, meaning });
  if (missing === null) {
    return { id: 'soon' };
  }
  if (missing === 'environment') {
    return target.environment
      ? {
          id: 'by-environment',
          snippet: mapping('environment', target.environment, 'production'),
        }
      : { id: 'by-source', snippet: '"environment": "production"' };
  }
  if (target.service) {
    return {
      id: 'by-service',
      snippet: mapping(
        'service',
        target.service,
        `component:default/${toEntityName(target.service)}`,
      ),
    };
  }
  return target.repository
    ? {
        id: 'by-repository',
        snippet: `metadata:\n  annotations:\n    github.com/project-slug: ${slugOf(
          target.repository,
        )}`,
      }
    : { id: 'by-source', snippet: '"component": "…", "environment": "…"' };
}

/** A guess at the component's name, to be corrected by whoever knows it. */
export function toEntityName(service: string): string {
  const name = service
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
  return name || 'name';
}

/** Owner and name, without the host. */
function slugOf(repository: string): string {
  return repository.split('/').slice(-2).join('/');
}
