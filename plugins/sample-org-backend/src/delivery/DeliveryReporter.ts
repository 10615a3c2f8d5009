import { createHash } from 'node:crypto';
import {
  DeliveryEvent,
  DeliveryPlan,
  DeliveryStyle,
  PlannedChange,
  PlannedRelease,
} from './types';

const MINUTE = 60_000;

/** How long a deployment runs. */
const DEPLOY_MS = 5 * MINUTE;

/** How long before its first deployment a change is on the main branch. */
const MERGED_BEFORE_MS = 20 * MINUTE;

/** How long before its deployment a fix is there. */
const FIXED_BEFORE_MS = 15 * MINUTE;

/** Whether the older line is deployed just before a release. */
export function hasMaintenance(
  style: DeliveryStyle,
  { number, outcome }: PlannedRelease,
): boolean {
  return (
    style.hasMaintenanceLine === true &&
    number % 6 === 0 &&
    // What is brought back would otherwise not be what ran before.
    outcome !== 'rolled-back'
  );
}

const iso = (moment: number) => new Date(moment).toISOString();

/** The main branch of a repository, on which all of its services are changed. */
export interface Trunk {
  repository: string;
  head?: string;
  /** How many pull requests there were. */
  changes: number;
}

/** Something that happens on the main branch, and what follows from it. */
export interface Step {
  at: number;
  run(): void;
}

/**
 * Tells what was planned for a service as its tools would: git, forge, pipeline, pager.
 * Its steps have to be run by their time, with those of whoever shares the trunk.
 */
export class DeliveryReporter {
  readonly #plan: DeliveryPlan;
  readonly #component: string;
  readonly #trunk: Trunk;
  readonly #events: DeliveryEvent[];
  /** What ran last and was not brought back. */
  #before: string | undefined;
  /** The commit that the older release line has come to. */
  #line: string | undefined;

  constructor(plan: DeliveryPlan, trunk: Trunk, events: DeliveryEvent[]) {
    this.#plan = plan;
    this.#component = plan.style.component;
    this.#trunk = trunk;
    this.#events = events;
  }

  steps(): Step[] {
    return this.#plan.releases.flatMap(release => {
      const { deployedAt, disturbance, outcome } = release;
      const landing: Step = {
        at: deployedAt - MERGED_BEFORE_MS,
        run: () => this.#release(release),
      };
      const fix: Step = {
        at: deployedAt + disturbance - FIXED_BEFORE_MS,
        run: () => this.#fix(release),
      };
      return outcome === 'fixed' ? [landing, fix] : [landing];
    });
  }

  #release(release: PlannedRelease): void {
    this.#changeWhatIsNobodys(release);
    for (const change of release.changes) {
      this.#land(change, release.deployedAt);
    }
    this.#maintain(release);
    this.#deploy(release, this.#trunk.head ?? '');
  }

  /** Brings a change to the main branch, squashed, as the forge does. */
  #land(change: PlannedChange, deployedAt: number): void {
    const { title, committedAt } = change;
    const number = (this.#trunk.changes += 1);
    const isCommit = this.#plan.style.changesBy === 'commit';
    const landedAt = isCommit ? committedAt : deployedAt - MERGED_BEFORE_MS;
    const sha = this.#sha(`main ${change.number}`);
    this.#advance(sha, landedAt, title);
    if (isCommit) {
      return;
    }
    const own = this.#sha(`own ${change.number}`);
    const openedAt = committedAt + (landedAt - committedAt) * 0.4;
    const reviewedAt = committedAt + (landedAt - committedAt) * 0.7;
    this.#events.push({
      type: 'change',
      repository: this.#trunk.repository,
      number,
      title,
      author: { login: 'author' },
      at: iso(landedAt),
      createdAt: iso(openedAt),
      readyAt: iso(openedAt),
      mergedAt: iso(landedAt),
      mergeCommit: sha,
      commits: [{ sha: own, authoredAt: iso(committedAt) }],
      branch: `change-${number}`,
      reviews: [
        {
          id: `${number}`,
          at: iso(reviewedAt),
          state: 'approved',
          author: { login: 'reviewer' },
        },
      ],
    });
  }

  /** Lets the older line go on from an early commit, apart from the main one. */
  #maintain(release: PlannedRelease): void {
    if (!hasMaintenance(this.#plan.style, release)) {
      return;
    }
    const at = release.deployedAt - 60 * MINUTE;
    const parents = this.#line ?? this.#sha('main 1');
    const sha = this.#sha(`line ${release.number}`);
    this.#commit(sha, [parents], at - 30 * MINUTE, 'Mend the older line');
    this.#line = sha;
    this.#deployment(`${release.number}-line`, sha, at);
  }

  #deploy(release: PlannedRelease, head: string): void {
    const { number, deployedAt, outcome, disturbance } = release;
    const id = String(number);
    if (outcome === 'attempt-failed') {
      this.#deployment(`${id}-attempt`, head, deployedAt - 10 * MINUTE, {
        state: 'failure',
      });
    }
    this.#deployment(id, head, deployedAt);
    if (outcome === 'rolled-back' && this.#before) {
      const backAt = deployedAt + disturbance;
      this.#deployment(`${id}-back`, this.#before, backAt, { rollback: true });
      this.#incident(id, deployedAt + MINUTE, backAt);
    } else {
      this.#before = head;
    }
  }

  #fix({ number, deployedAt, disturbance }: PlannedRelease): void {
    const id = String(number);
    const mendedAt = deployedAt + disturbance;
    const sha = this.#sha(`fix ${number}`);
    this.#advance(sha, mendedAt - FIXED_BEFORE_MS, 'Mend the release');
    this.#before = sha;
    this.#deployment(`${id}-fix`, sha, mendedAt, { fixes: id });
    this.#incident(id, deployedAt + MINUTE, mendedAt);
  }

  /** In a shared repository there is what belongs to none of the services. */
  #changeWhatIsNobodys({ number, deployedAt }: PlannedRelease): void {
    if (this.#plan.style.shared) {
      this.#advance(
        this.#sha(`handbook ${number}`),
        deployedAt - MERGED_BEFORE_MS,
        'Tell newcomers how we release',
        ['docs/handbook.md'],
      );
    }
  }

  /** Adds a commit to the main branch. */
  #advance(sha: string, at: number, title: string, paths?: string[]): void {
    const { head } = this.#trunk;
    this.#commit(sha, head ? [head] : [], at, title, paths);
    this.#trunk.head = sha;
  }

  #incident(deployment: string, startedAt: number, resolvedAt: number): void {
    if (!this.#plan.style.reportsIncidents) {
      return;
    }
    this.#events.push({
      type: 'incident',
      id: `${this.#component}-${deployment}`,
      component: this.#component,
      title: 'Customers notice errors',
      startedAt: iso(startedAt),
      resolvedAt: iso(resolvedAt),
      cause: 'change',
      causedByDeployments: [this.#deploymentId(deployment)],
    });
  }

  #deployment(
    id: string,
    commit: string,
    finishedAt: number,
    rest: { state?: string; fixes?: string; rollback?: boolean } = {},
  ): void {
    const { fixes, ...more } = rest;
    this.#events.push({
      type: 'deployment',
      id: this.#deploymentId(id),
      component: this.#component,
      repository: this.#trunk.repository,
      environment: 'production',
      commit,
      state: 'success',
      at: iso(finishedAt),
      startedAt: iso(finishedAt - DEPLOY_MS),
      ...more,
      ...(fixes && { fixes: this.#deploymentId(fixes) }),
    });
  }

  #commit(
    sha: string,
    parents: string[],
    committedAt: number,
    title: string,
    paths = this.#ownPaths(),
  ): void {
    this.#events.push({
      type: 'commit',
      repository: this.#trunk.repository,
      sha,
      parents,
      authoredAt: iso(committedAt),
      committedAt: iso(committedAt),
      title,
      ...(paths && { paths }),
    });
  }

  /** Only where a repository is shared anybody has to know. */
  #ownPaths(): string[] | undefined {
    const { shared } = this.#plan.style;
    return shared && [`${shared.folder}/main.go`, 'docs/changes.md'];
  }

  #deploymentId(id: string): string {
    return `acme-${this.#component}-${id}`;
  }

  #sha(text: string): string {
    return createHash('sha1')
      .update(`${this.#component} ${text}`)
      .digest('hex');
  }
}
