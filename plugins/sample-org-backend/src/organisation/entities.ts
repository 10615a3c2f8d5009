import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ApiEntity,
  ComponentEntity,
  DEFAULT_NAMESPACE,
  DomainEntity,
  Entity,
  GroupEntity,
  ResourceEntity,
  SystemEntity,
  UserEntity,
} from '@backstage/catalog-model';
import {
  SampleApi,
  SampleComponent,
  SampleDomain,
  SampleGroup,
  SamplePerson,
  SampleResource,
  SampleSystem,
} from './types';

/**
 * Where the catalog says that the entities come from. The type is our own: a
 * `url` would be shown as a link, and there is nothing to link to.
 */
export const SAMPLE_LOCATION = 'sample-org:acme';

/** Marks an entity as invented. */
const ANNOTATION_SAMPLE = 'milepost.dev/sample';

/** What of its repository a component is, for delivery metrics. No page links to it. */
const ANNOTATION_PATHS = 'milepost.dev/paths';

/** The first working day of a user, as an ISO date. */
const ANNOTATION_JOINED = 'milepost.dev/joined';

const API_VERSION = 'backstage.io/v1alpha1';

/** Makes the entity of a company, department or team. */
export function groupEntity(group: SampleGroup): GroupEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'Group',
    metadata: metadata(group),
    spec: {
      type: group.type,
      profile: { displayName: group.title },
      parent: group.parent,
      children: [],
    },
  };
}

/** Makes the entity of a person. */
export function userEntity(person: SamplePerson): UserEntity {
  const { displayName, email, joined, memberOf } = person;
  return {
    apiVersion: API_VERSION,
    kind: 'User',
    metadata: metadata({
      ...person,
      annotations: joined ? { [ANNOTATION_JOINED]: joined } : undefined,
    }),
    spec: { profile: { displayName, email }, memberOf },
  };
}

/** Makes the entity of a domain. */
export function domainEntity(domain: SampleDomain): DomainEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'Domain',
    metadata: metadata(domain),
    spec: { owner: domain.owner },
  };
}

/** Makes the entity of a system. */
export function systemEntity(
  system: SampleSystem,
  domain: string,
): SystemEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'System',
    metadata: metadata(system),
    spec: { owner: system.owner, domain },
  };
}

/** Makes the entity of a component. */
export function componentEntity(
  component: SampleComponent,
  system: SampleSystem,
): ComponentEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: metadata({
      ...component,
      annotations: component.folder
        ? { [ANNOTATION_PATHS]: component.folder }
        : undefined,
    }),
    spec: {
      type: component.type,
      lifecycle: component.lifecycle ?? 'production',
      owner: component.owner ?? system.owner,
      system: system.name,
      dependsOn: component.dependsOn,
      providesApis: component.provides,
      consumesApis: component.consumes,
    },
  };
}

/** Makes the entity of an API with its text. */
export function apiEntity(
  api: SampleApi,
  system: SampleSystem,
  definition: string,
): ApiEntity {
  const provider = system.components.find(component =>
    component.provides?.includes(api.name),
  );
  return {
    apiVersion: API_VERSION,
    kind: 'API',
    metadata: metadata(api),
    spec: {
      type: api.type,
      lifecycle: provider?.lifecycle ?? 'production',
      owner: provider?.owner ?? system.owner,
      system: system.name,
      definition,
    },
  };
}

/** Makes the entity of a resource. */
export function resourceEntity(
  resource: SampleResource,
  system: SampleSystem,
): ResourceEntity {
  return {
    apiVersion: API_VERSION,
    kind: 'Resource',
    metadata: metadata(resource),
    spec: { type: resource.type, owner: system.owner, system: system.name },
  };
}

interface MetadataOptions {
  name: string;
  description: string;
  title?: string;
  tags?: string[];
  annotations?: Record<string, string>;
}

function metadata(options: MetadataOptions): Entity['metadata'] {
  return {
    namespace: DEFAULT_NAMESPACE,
    name: options.name,
    ...(options.title && { title: options.title }),
    description: options.description,
    annotations: {
      [ANNOTATION_LOCATION]: SAMPLE_LOCATION,
      [ANNOTATION_ORIGIN_LOCATION]: SAMPLE_LOCATION,
      [ANNOTATION_SAMPLE]: 'true',
      ...options.annotations,
    },
    tags: ['sample', ...(options.tags ?? [])],
  };
}
