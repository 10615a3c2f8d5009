import {
  DeploymentSignal,
  RepositoryComponent,
  Synchronization,
} from '@milepost/plugin-dora-node';
import { Mirror, Ref } from '../git/Mirror';
import { SOURCE } from './source';

/** What a component's refs say was deployed, and where they are now. */
export interface RefDeployments {
  deployed: Record<string, string>;
  signals: DeploymentSignal[];
}

/**
 * Takes tags, and the moves of branches, for deployments to production. A tag that is
 * gone or has moved withdraws what it said; a branch has been where it was.
 */
export async function readDeployments(options: {
  task: Pick<Synchronization, 'repository'>;
  mirror: Mirror;
  component: RepositoryComponent;
  before: Record<string, string>;
}): Promise<RefDeployments> {
  const { task, mirror, component, before } = options;
  const patterns = component.deploymentRefs;
  const refs = patterns.length ? await mirror.refs(...patterns) : [];
  const changed = refs.filter(({ name, sha }) => before[name] !== sha);
  const deploy = (ref: string, sha: string, at: number): DeploymentSignal => ({
    kind: 'deployment',
    source: SOURCE,
    externalId: idOf(task.repository, component, ref, sha),
    at,
    target: {
      repository: task.repository,
      service: component.componentRef,
      environment: 'production',
    },
    sha,
    createdAt: at,
    statuses: [{ at, state: 'success' }],
  });
  const signals = withdrawn(before, refs).map(([ref, sha]) => ({
    kind: 'deployment' as const,
    source: SOURCE,
    externalId: idOf(task.repository, component, ref, sha),
    at: Date.now(),
    deleted: true,
  })) as DeploymentSignal[];
  for (const { name, sha, at } of changed) {
    if (isTag(name)) {
      signals.push(deploy(name, sha, at));
    } else {
      const moves = mirror.commits(
        ['%H', '%ct'],
        { tips: [sha], known: before[name] ? [before[name]] : [] },
        '--first-parent',
      );
      for await (const [commit, seconds] of moves) {
        signals.push(deploy(name, commit, Number(seconds) * 1000));
      }
    }
  }
  return {
    deployed: Object.fromEntries(refs.map(({ name, sha }) => [name, sha])),
    signals,
  };
}

function withdrawn(before: Record<string, string>, refs: Ref[]) {
  const now = new Map(refs.map(({ name, sha }) => [name, sha]));
  return Object.entries(before).filter(
    ([name, sha]) => isTag(name) && now.get(name) !== sha,
  );
}

function isTag(name: string): boolean {
  return name.startsWith('refs/tags/');
}

function idOf(
  repository: string,
  { componentRef }: RepositoryComponent,
  ref: string,
  sha: string,
): string {
  return `${repository} ${componentRef} ${ref} ${sha}`;
}
