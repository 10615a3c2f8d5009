import {
  MappingSignal,
  SignalRecorder,
  Target,
} from '@milepost/plugin-dora-node';
import { isEqual } from 'lodash';
import { CatalogStore } from '../catalog/CatalogStore';
import { SourceRegistry } from '../intake/SourceRegistry';
import {
  Environment,
  EnvironmentRule,
  readEnvironment,
  toEnvironment,
} from './environments';
import { Resolution, resolveTarget } from './resolveTarget';
import { MappingRule, RuleStore } from './RuleStore';
import { KnownTarget, TargetStore } from './TargetStore';

const SERVICE_ANNOTATION = 'milepost.dev/service';
const BATCH = 500;

/** A target as one source names it. */
export interface SourceTarget {
  source: string;
  target: Target;
}

/** What a mapper works with. */
export interface TargetMapperOptions {
  sources: SourceRegistry;
  catalog: CatalogStore;
  rules: RuleStore;
  targets: TargetStore;
  recorder: SignalRecorder;
  environmentRules: readonly EnvironmentRule[];
}

/**
 * Says to which streams the targets of the sources belong. What can't be mapped is kept
 * and listed; when it can, all its history follows.
 */
export class TargetMapper {
  readonly #options: TargetMapperOptions;

  constructor(options: TargetMapperOptions) {
    this.#options = options;
  }

  /** The mappings of those targets that can be mapped. */
  async map(targets: readonly SourceTarget[]): Promise<MappingSignal[]> {
    const signals: MappingSignal[] = [];
    for (const target of targets) {
      const resolution = await this.explain(target);
      if (resolution.mapped) {
        signals.push(toSignal(target, resolution));
      }
    }
    return signals;
  }

  /** Maps all targets that are known, and records what has changed. */
  async remap(signal?: AbortSignal): Promise<void> {
    let after = 0;
    while (!signal?.aborted) {
      const batch = await this.#options.targets.after(after, BATCH);
      if (!batch.length) {
        return;
      }
      const mappings = await this.map(batch);
      const changed = mappings.filter(
        mapping => !batch.some(known => says(known, mapping)),
      );
      if (changed.length) {
        await this.#options.recorder.recordSignals(changed);
      }
      after = batch[batch.length - 1].id;
    }
  }

  /** Where a target belongs, or why nobody can tell. */
  async explain(one: SourceTarget): Promise<Resolution> {
    const { catalog, rules } = this.#options;
    const { source, target } = one;
    const { service, repository } = target;
    const decided = service
      ? await rules.find(source, 'service', service)
      : undefined;
    return resolveTarget({
      target,
      ...(decided ? { decided: decided.meaning } : {}),
      named: service ? await this.#namesakes(source, service) : [],
      ofRepository: repository ? await catalog.inRepository(repository) : [],
      environment: await this.#environmentOf(one),
    });
  }

  async #namesakes(source: string, service: string) {
    const { sources, catalog } = this.#options;
    const annotations = [
      SERVICE_ANNOTATION,
      ...(sources.find(source)?.serviceAnnotations ?? []),
    ];
    const ways = [
      { by: 'reference', kind: 'ref', value: service.toLowerCase() },
      ...annotations.map(annotation => ({
        by: `the annotation ${annotation}`,
        kind: annotation,
        value: service,
      })),
      { by: 'name', kind: 'name', value: service.toLowerCase() },
    ];
    const found = await catalog.select(ways);
    return ways.map(({ by, kind, value }) => ({
      by,
      components: found.filter(one => one.kind === kind && one.value === value),
    }));
  }

  async #environmentOf({
    source,
    target,
  }: SourceTarget): Promise<Environment | null | undefined> {
    const { sources, rules, environmentRules } = this.#options;
    const name = target.environment ?? sources.find(source)?.defaultEnvironment;
    if (name === undefined) {
      return undefined;
    }
    const rule: MappingRule | undefined = await rules.find(
      source,
      'environment',
      name,
    );
    if (rule) {
      return rule.meaning === null ? null : toEnvironment(rule.meaning);
    }
    return readEnvironment(source, name, environmentRules);
  }
}

function toSignal(
  { source, target }: SourceTarget,
  resolution: Resolution & { mapped: true },
): MappingSignal {
  const { components, environment, reason } = resolution;
  return {
    kind: 'mapping',
    source,
    target,
    at: Date.now(),
    streams: environment
      ? components.map(componentRef => ({
          componentRef,
          environment: environment.name,
          production: environment.production,
        }))
      : [],
    reason,
  };
}

function says(known: KnownTarget, mapping: MappingSignal): boolean {
  return (
    known.source === mapping.source &&
    isEqual(known.target, mapping.target) &&
    isEqual(known.streams, mapping.streams)
  );
}
