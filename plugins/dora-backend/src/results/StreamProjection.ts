import { Attribution, UNSHIPPED } from '../graph/Attribution';
import type { Rules } from '../rules';
import type { RepositoryFacts } from '../units/RepositoryFacts';
import { ChangeCounts, type ChangeSubject } from './ChangeCounts';
import { classifyRollouts, type Standing } from './classifyRollouts';
import { collectFixes } from './collectFixes';
import type { Corrections } from './Corrections';
import { findHorizons, type Horizons } from './findHorizons';
import { groupAttempts } from './groupAttempts';
import { judgeFailures } from './judgeFailures';
import { linkIncidents } from './linkIncidents';
import { measureUnit } from './measureUnit';
import type { Part } from './Part';
import { createReferenceResolver } from './resolveReference';
import {
  toDeploymentRow,
  toEvidenceRows,
  toFailedAttemptRow,
  toLinkRow,
  type ChangeFactResult,
  type StreamResults,
} from './rows';
import type { Rollout, StreamFacts } from './types';
import { UnitView, type ViewedUnit } from './UnitView';

/** What changes are measured against. */
interface Frame {
  rollouts: Rollout[];
  positions: Map<string, number>;
  horizons: Horizons;
  corrections: Corrections;
}

/**
 * Computes the results of one stream under one set of rules.
 *
 * @remarks
 * The results are a function of the facts and nothing else. What is kept between two
 * computations only spares work: the attribution of the graph, and which changes can't
 * have become different.
 */
export class StreamProjection {
  readonly #rules: Rules;
  readonly #parts = new Map<number, Part>();
  readonly #counts = new ChangeCounts();
  #frames: Map<string, string> | undefined;

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  /** How many changes it keeps in mind. */
  get size(): number {
    return this.#counts.size;
  }

  compute(
    facts: StreamFacts,
    repositories: Map<number, RepositoryFacts>,
    corrections: Corrections,
  ): StreamResults {
    const rules = this.#rules;
    const { rollouts, failedAttempts } = groupAttempts(facts, rules);
    const positions = new Map(rollouts.map(({ key }, i) => [key, i]));
    const moved = this.#attribute(rollouts, repositories, facts.paths);
    const parts = [...this.#parts.values()];
    const standings = this.#classify(rollouts);
    const horizons = findHorizons(rollouts, positions, parts);
    const frame = { rollouts, positions, horizons, corrections };
    const measured = this.#measure(frame, moved);
    const links = linkIncidents({
      incidents: facts.incidents.values(),
      standings,
      corrections,
      rules,
      resolve: createReferenceResolver(rollouts, parts, positions),
    });
    const verdicts = judgeFailures({
      standings,
      links,
      fixes: collectFixes(parts, positions, rollouts),
      corrections,
      rules,
    });
    const counts = this.#counts.count();
    return {
      ...measured,
      deployments: [
        ...standings.map((standing, position) =>
          toDeploymentRow({
            standing,
            verdict: verdicts[position],
            counts: counts.get(standing.rollout.key),
            isUnknown: horizons.unknown.has(position),
            corrections,
            rules,
          }),
        ),
        ...failedAttempts.map(attempt =>
          toFailedAttemptRow(attempt, corrections),
        ),
      ],
      evidence: rollouts.flatMap((rollout, position) =>
        toEvidenceRows(rollout, verdicts[position], rules),
      ),
      links: links.map(link => toLinkRow(link, rollouts, rules)),
    };
  }

  /** Brings the attributions up to date and returns the commits that moved. */
  #attribute(
    rollouts: Rollout[],
    repositories: Map<number, RepositoryFacts>,
    paths: string[] | undefined,
  ): Map<Part, number[]> {
    const moved = new Map<Part, number[]>();
    for (const [id, repository] of repositories) {
      if (!this.#parts.has(id)) {
        this.#addPart(id, repository, paths);
      }
    }
    // Also those that no deployment is of any more: what they shipped is withdrawn.
    for (const [id, part] of this.#parts) {
      const shipments = rollouts
        .filter(({ repositoryId, sha }) => repositoryId === id && sha !== null)
        .map(({ key, finishedAt, sha }) => ({
          key,
          at: finishedAt,
          sha: sha!,
        }));
      moved.set(part, part.attribution.update(shipments));
    }
    return moved;
  }

  #addPart(
    id: number,
    repository: RepositoryFacts,
    paths: string[] | undefined,
  ) {
    const attribution = new Attribution(repository.graph);
    const rules = this.#rules;
    this.#parts.set(id, {
      repository,
      attribution,
      view: new UnitView({ repository, attribution, paths, rules }),
      seen: repository.units.watch(),
    });
  }

  #classify(rollouts: Rollout[]): Standing[] {
    const find = (rollout: Rollout) => {
      const { repository, attribution } = this.#parts.get(
        rollout.repositoryId!,
      )!;
      const { graph } = repository;
      return { graph, attribution, commit: graph.find(rollout.sha!) };
    };
    return classifyRollouts(rollouts, {
      isNew: rollout => {
        const { attribution, commit } = find(rollout);
        const slot = attribution.slotOf(commit);
        return slot === UNSHIPPED || attribution.keyOf(slot) === rollout.key;
      },
      relate: (revision, other) => {
        const { graph, commit } = find(revision);
        const against = find(other).commit;
        if (graph.isAncestor(commit, against)) {
          return 'ancestor';
        }
        return graph.isAncestor(against, commit) ? 'descendant' : 'unrelated';
      },
      committedAt: rollout => {
        const { graph, commit } = find(rollout);
        const at = graph.committedAt(commit);
        return Number.isNaN(at) ? undefined : at;
      },
    });
  }

  /** Measures the changes that may have become different, the first time all. */
  #measure(
    frame: Frame,
    moved: Map<Part, number[]>,
  ): Pick<StreamResults, 'isComplete' | 'changes' | 'gone'> {
    const changes: ChangeFactResult[] = [];
    const gone: ChangeSubject[] = [];
    const take = (part: Part, viewed: ViewedUnit) => {
      const result = this.#measureOne(frame, part, viewed);
      if (result) {
        changes.push(result);
      } else {
        gone.push(viewed);
      }
    };
    const before = this.#frames;
    this.#frames = describeDeployments(frame);
    for (const [part, commits] of moved) {
      if (!before) {
        part.view.forEach(viewed => take(part, viewed));
        part.seen = part.repository.units.touched.length;
        continue;
      }
      for (const unit of findChanged(part, commits, before, this.#frames)) {
        const subject = part.view.subjectOf(unit);
        const viewed = part.view.view(unit);
        if (viewed) {
          take(part, viewed);
        } else if (subject) {
          this.#counts.delete(subject);
          gone.push(subject);
        }
      }
    }
    return { isComplete: before === undefined, changes, gone };
  }

  #measureOne(
    frame: Frame,
    part: Part,
    viewed: ViewedUnit,
  ): ChangeFactResult | undefined {
    const { rollouts, positions, horizons, corrections } = frame;
    const position = positions.get(part.attribution.keyOf(viewed.slot))!;
    const rollout = rollouts[position];
    const horizon = horizons.at[position];
    // The first deployment brings the whole past, whose lead times mean nothing; where
    // it is not known what the first ones brought, the same holds for what is older.
    const isPast =
      rollout.isFirst ||
      (position <= horizons.base && (viewed.historyAt ?? -Infinity) < horizon);
    if (isPast) {
      this.#counts.delete(viewed);
      return undefined;
    }
    const result = measureUnit({ viewed, rollout, horizon, corrections });
    this.#counts.set(viewed, rollout.key, result.lead_s === null);
    return result;
  }
}

/** What every change of a deployment depends on, by deployment. */
function describeDeployments({ rollouts, horizons }: Frame) {
  return new Map(
    rollouts.map(
      ({ key, leader, startedAt, finishedAt, isFirst }, position) => [
        key,
        [
          leader.id,
          startedAt,
          finishedAt,
          isFirst,
          horizons.at[position],
          position <= horizons.base,
        ].join(),
      ],
    ),
  );
}

/** The units of a repository that may have become different. */
function findChanged(
  part: Part,
  moved: number[],
  before: Map<string, string>,
  now: Map<string, string>,
): Set<number> {
  const { units } = part.repository;
  const changed = new Set<number>();
  const addAround = (commit: number) =>
    units.unitsAround(commit).forEach(unit => changed.add(unit));
  moved.forEach(addAround);
  for (; part.seen < units.touched.length; part.seen += 1) {
    changed.add(units.touched[part.seen]);
  }
  const other = new Set(
    [...now].flatMap(([key, frame]) =>
      before.has(key) && before.get(key) !== frame ? key : [],
    ),
  );
  if (other.size > 0) {
    part.attribution.forEachShipped((commit, key) => {
      if (other.has(key)) {
        addAround(commit);
      }
    });
  }
  return changed;
}
