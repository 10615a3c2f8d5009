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

class Reporter {
  readonly #plan: DeliveryPlan;
  readonly #component: string;
  readonly #repository: string;
  readonly #events: DeliveryEvent[] = [];
  #head: string | undefined;
  /** The commit that the older release line has come to. */
  #line: string | undefined;

  constructor(plan: DeliveryPlan) {
    this.#plan = plan;
    this.#component = plan.style.component;
    this.#repository = `https://git.acme.example/acme/${this.#component}`;
  }

  report(): DeliveryEvent[] {
    let before: string | undefined;
    for (const release of this.#plan.releases) {
      for (const change of release.changes) {
        this.#land(change, release.deployedAt);
      }
      this.#maintain(release);
      this.#deploy(release, before);
      if (release.outcome !== 'rolled-back') {
        before = this.#head;
      }
    }
    return this.#events;
  }

  /** Brings a change to the main branch, squashed, as the forge does. */
  #land(change: PlannedChange, deployedAt: number): void {
    const { number, title, committedAt } = change;
    const isCommit = this.#plan.style.changesBy === 'commit';
    const landedAt = isCommit ? committedAt : deployedAt - MERGED_BEFORE_MS;
    const parents = this.#head ? [this.#head] : [];
    const sha = this.#sha(`main ${number}`);
    this.#commit(sha, parents, landedAt, title);
    this.#head = sha;
    if (isCommit) {
      return;
    }
    const own = this.#sha(`own ${number}`);
    const openedAt = committedAt + (landedAt - committedAt) * 0.4;
    const reviewedAt = committedAt + (landedAt - committedAt) * 0.7;
    this.#events.push({
      type: 'change',
      repository: this.#repository,
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

  #deploy(release: PlannedRelease, before: string | undefined): void {
    const { number, deployedAt, outcome, disturbance } = release;
    const id = String(number);
    const head = this.#head ?? '';
    if (outcome === 'attempt-failed') {
      this.#deployment(`${id}-attempt`, head, deployedAt - 10 * MINUTE, {
        state: 'failure',
      });
    }
    this.#deployment(id, head, deployedAt);
    const mendedAt = deployedAt + disturbance;
    if (outcome === 'fixed') {
      const sha = this.#sha(`fix ${number}`);
      this.#commit(sha, [head], mendedAt - 15 * MINUTE, 'Mend the release');
      this.#head = sha;
      this.#deployment(`${id}-fix`, sha, mendedAt, { fixes: id });
    } else if (outcome === 'rolled-back' && before) {
      this.#deployment(`${id}-back`, before, mendedAt, { rollback: true });
    } else {
      return;
    }
    this.#incident(id, deployedAt + MINUTE, mendedAt);
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
      repository: this.#repository,
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
  ): void {
    this.#events.push({
      type: 'commit',
      repository: this.#repository,
      sha,
      parents,
      authoredAt: iso(committedAt),
      committedAt: iso(committedAt),
      title,
    });
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

/** Tells what was planned for a service as its tools would: git, forge, pipeline, pager. */
export function reportDelivery(plan: DeliveryPlan): DeliveryEvent[] {
  return new Reporter(plan).report();
}
