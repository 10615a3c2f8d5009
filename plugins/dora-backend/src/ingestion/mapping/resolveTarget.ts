import { Target } from '@milepost/plugin-dora-node';
import { Environment } from './environments';

/** A component that a target may mean. */
export interface Candidate {
  componentRef: string;
  repository?: string;
}

/** What was found out about the words of a target. */
export interface TargetFacts {
  target: Target;
  /** What a person has decided that the service is; null: none of ours. */
  decided?: string | null;
  /** By each way of naming components, in order of precedence, those of that name. */
  named: { by: string; components: Candidate[] }[];
  /** The components of the target's repository. */
  ofRepository: Candidate[];
  /** Undefined: nobody knows the name; null: none of ours. */
  environment?: Environment | null;
}

/** Where a target belongs. */
export type Resolution =
  | {
      mapped: true;
      components: string[];
      environment?: Environment;
      reason: string;
    }
  | { mapped: false; missing: 'component' | 'environment'; reason: string };

const NONE_OF_OURS = (reason: string): Resolution => ({
  mapped: true,
  components: [],
  reason,
});

/** Decides to which components and environment a target belongs, and says why. */
export function resolveTarget(facts: TargetFacts): Resolution {
  const { target, decided, environment } = facts;
  if (decided === null) {
    return NONE_OF_OURS('a mapping says that the service is none of ours');
  }
  if (environment === null) {
    return NONE_OF_OURS('a rule says that the environment is none of ours');
  }
  const found = decided
    ? { components: [decided], reason: 'by a mapping of the service' }
    : findComponents(facts);
  if ('unknown' in found) {
    return { mapped: false, missing: 'component', reason: found.unknown };
  }
  if (!environment) {
    return {
      mapped: false,
      missing: 'environment',
      reason: target.environment
        ? `nobody has said which environment '${target.environment}' is`
        : 'it names no environment',
    };
  }
  return { mapped: true, environment, ...found };
}

type Found = { components: string[]; reason: string } | { unknown: string };

function findComponents({ target, named, ofRepository }: TargetFacts): Found {
  for (const { by, components } of named) {
    // In a repository of several components the same name may be one of another's.
    const local = components.filter(
      ({ repository }) => repository && repository === target.repository,
    );
    const matches = local.length ? local : components;
    if (matches.length === 1) {
      return { components: [matches[0].componentRef], reason: `by ${by}` };
    }
    if (matches.length > 1) {
      const all = matches.map(({ componentRef }) => componentRef).join(', ');
      return { unknown: `'${target.service}' could be ${all}, by ${by}` };
    }
  }
  if (target.service) {
    return {
      unknown: `no component of the catalog is called '${target.service}'`,
    };
  }
  if (!target.repository) {
    return { unknown: 'it names neither a service nor a repository' };
  }
  return ofRepository.length
    ? fromRepository(target, ofRepository)
    : {
        unknown: `no component of the catalog has its code in '${target.repository}'`,
      };
}

// Monorepos often put the component into the environment's name: `shop-production`.
function fromRepository(target: Target, components: Candidate[]): Found {
  const refs = components.map(({ componentRef }) => componentRef);
  const environment = target.environment?.toLowerCase() ?? '';
  const [best] = refs
    .filter(ref => isPartOf(nameOf(ref), environment))
    .sort((one, other) => nameOf(other).length - nameOf(one).length);
  if (refs.length === 1) {
    return { components: refs, reason: 'by its repository' };
  }
  return best
    ? { components: [best], reason: 'by the name of the environment' }
    : {
        components: refs,
        reason: `by its repository, whose ${refs.length} components are taken to be deployed together`,
      };
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function isPartOf(name: string, text: string): boolean {
  const words = (one: string) => `-${one.split(/[^a-z0-9]+/).join('-')}-`;
  return words(text).includes(words(name));
}
