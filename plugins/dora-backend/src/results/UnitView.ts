import { ChangeFlag, ChangeUnit } from '../database/tables';
import { Attribution, UNSHIPPED } from '../graph/Attribution';
import type { Rules } from '../rules';
import type { ChangeFact } from '../units/ChangeFact';
import type { RepositoryFacts } from '../units/RepositoryFacts';
import { unitOfCommit, type Unit } from '../units/UnitMap';
import type { ChangeSubject } from './ChangeCounts';
import { Excludable, findExclusion, isUpToBots } from './exclusions';
import type { ChangeMoments } from './measureChange';
import { filesOf, touches, type Touch } from './paths';
import { keyOf } from './types';

/** A unit as one stream sees it. */
export interface ViewedUnit {
  unit: number;
  subjectId: number;
  /** Source and external id. */
  key: string;
  slot: number;
  moments: ChangeMoments;
  /** When it came to the history, to be held against holes in it. */
  historyAt: number | null;
  touch: Touch;
  flags: number;
  excludedBy: string | undefined;
}

/** Looks at the units of a repository through the deployments of one stream. */
export class UnitView {
  readonly #repository: RepositoryFacts;
  readonly #attribution: Attribution;
  readonly #paths: string[] | undefined;
  readonly #rules: Rules;

  constructor(options: {
    repository: RepositoryFacts;
    attribution: Attribution;
    paths: string[] | undefined;
    rules: Rules;
  }) {
    this.#repository = options.repository;
    this.#attribution = options.attribution;
    this.#paths = options.paths;
    this.#rules = options.rules;
  }

  /** The unit with the deployment that first shipped it; undefined if none did. */
  view(unit: Unit): ViewedUnit | undefined {
    return unit % 2 === 1
      ? this.#viewCommit((unit - 1) / 2)
      : this.viewChange(unit / 2);
  }

  /** The row that a unit has in the results, if it is known well enough to have one. */
  subjectOf(unit: Unit): ChangeSubject | undefined {
    if (unit % 2 === 0) {
      return { unit: ChangeUnit.pullRequest, subjectId: unit / 2 };
    }
    const subjectId = this.#repository.rowIds[(unit - 1) / 2];
    return subjectId === undefined
      ? undefined
      : { unit: ChangeUnit.commit, subjectId };
  }

  /** Calls back once for each unit that was shipped. */
  forEach(visit: (viewed: ViewedUnit) => void) {
    const { units } = this.#repository;
    for (const id of units.changes.keys()) {
      const viewed = this.viewChange(id);
      if (viewed) {
        visit(viewed);
      }
    }
    for (let commit = 0; commit < this.#repository.graph.size; commit += 1) {
      const viewed = this.#viewCommit(commit);
      if (viewed) {
        visit(viewed);
      }
    }
  }

  /** The slot that first shipped a commit or a copy of it. */
  slotOfCopies(commit: number): number {
    const members = this.#repository.units.copies.membersOf(commit);
    return members.reduce(
      (slot, member) =>
        this.#attribution.earlier(this.#attribution.slotOf(member), slot),
      UNSHIPPED,
    );
  }

  #viewCommit(commit: number): ViewedUnit | undefined {
    const { units, graph, name } = this.#repository;
    const subjectId = this.#repository.rowIds[commit];
    if (subjectId === undefined) {
      return undefined;
    }
    const slot = this.slotOfCopies(commit);
    if (slot === UNSHIPPED || units.unitOf(commit) !== unitOfCommit(commit)) {
      return undefined;
    }
    const touch = touches(this.#repository, [commit], this.#paths);
    if (touch === 'no') {
      return undefined;
    }
    const isBot = this.#repository.isBot(commit);
    const subject: Excludable = {
      isBot,
      author: this.#repository.authorOf(commit),
      labels: [],
      branch: null,
      files: () => filesOf(this.#repository, [commit]),
    };
    const committedAt = this.#earliestCommit(units.copies.membersOf(commit));
    return {
      unit: ChangeUnit.commit,
      subjectId,
      key: keyOf({ source: name, externalId: graph.shaOf(commit) }),
      slot,
      touch,
      moments: {
        createdAt: null,
        readyAt: null,
        firstReviewAt: null,
        lastApprovalAt: null,
        mergedAt: committedAt,
        committedAt,
        hasStages: this.#hasStages(isBot),
      },
      historyAt: committedAt,
      flags:
        this.#flagsOfBots(subject) |
        (this.#repository.reverts.has(commit) ? ChangeFlag.revert : 0) |
        (this.#attribution.slotOf(commit) === slot ? 0 : ChangeFlag.copy),
      excludedBy: findExclusion(subject, this.#rules),
    };
  }

  /** A pull request with the deployment that first shipped it. */
  viewChange(id: number): ViewedUnit | undefined {
    const { units, graph } = this.#repository;
    const change = units.changes.get(id);
    const commits = units.commitsOf(id);
    if (!change || !commits || units.isHollow(id)) {
      return undefined;
    }
    const bringing = [...commits.whole, ...commits.parts];
    const slot = this.#slotOfChange(commits);
    if (slot === UNSHIPPED) {
      return undefined;
    }
    const plain = bringing.filter(
      commit => !graph.isHole(commit) && !graph.isMerge(commit),
    );
    const touch = touches(this.#repository, plain, this.#paths);
    if (touch === 'no') {
      return undefined;
    }
    const isOriginal = bringing.some(
      commit => this.#attribution.slotOf(commit) === slot,
    );
    const subject: Excludable = {
      ...change,
      branch: change.headRef,
      files: () => filesOf(this.#repository, plain),
    };
    return {
      unit: ChangeUnit.pullRequest,
      subjectId: id,
      key: keyOf(change),
      slot,
      touch,
      moments: {
        ...change,
        committedAt: this.#earliestAuthored(change, commits.parts),
        hasStages: this.#hasStages(change.isBot),
      },
      historyAt: change.mergedAt,
      flags:
        this.#flagsOfBots(subject) |
        (isOriginal ? 0 : ChangeFlag.copy) |
        (this.isRevert(id) ? ChangeFlag.revert : 0) |
        (this.isHotfix(change) ? ChangeFlag.hotfix : 0),
      excludedBy: findExclusion(subject, this.#rules),
    };
  }

  /** Whether a pull request undoes another change. */
  isRevert(id: number): boolean {
    const commits = this.#repository.units.commitsOf(id);
    return [...(commits?.whole ?? []), ...(commits?.parts ?? [])].some(commit =>
      this.#repository.reverts.has(commit),
    );
  }

  isHotfix(change: ChangeFact): boolean {
    const { hotfixLabels, hotfixBranches } = this.#rules;
    return (
      change.labels.some(label => hotfixLabels.includes(label)) ||
      hotfixBranches.some(start => change.headRef?.startsWith(start))
    );
  }

  /** Its merge or its head brings all of it; so do all of its commits together. */
  #slotOfChange(commits: { whole: number[]; parts: number[] }): number {
    const attribution = this.#attribution;
    const whole = commits.whole.reduce(
      (slot, commit) => attribution.earlier(this.slotOfCopies(commit), slot),
      UNSHIPPED,
    );
    const parts = commits.parts.map(commit => this.slotOfCopies(commit));
    const together = parts.reduce(
      (last, slot) => (attribution.isBefore(last, slot) ? slot : last),
      parts[0] ?? UNSHIPPED,
    );
    return attribution.earlier(together, whole);
  }

  #earliestAuthored(change: ChangeFact, commits: number[]): number | null {
    const { units, graph } = this.#repository;
    return commits
      .filter(commit => !graph.isMerge(commit))
      .map(commit => units.authoredAt(commit))
      .reduce(
        (earliest, at) =>
          at !== null && (earliest === null || at < earliest) ? at : earliest,
        change.committedAt,
      );
  }

  #earliestCommit(commits: number[]): number | null {
    const times = commits
      .map(commit => this.#repository.graph.committedAt(commit))
      .filter(at => !Number.isNaN(at));
    return times.length > 0 ? Math.min(...times) : null;
  }

  #flagsOfBots(subject: Excludable): number {
    return (
      (subject.isBot ? ChangeFlag.bot : 0) |
      (isUpToBots(subject, this.#rules) ? ChangeFlag.upToBots : 0)
    );
  }

  #hasStages(isBot: boolean): boolean {
    return !isBot || this.#rules.botStages === 'measure';
  }
}
