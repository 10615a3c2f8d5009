/** A company, department or team. */
export interface SampleGroup {
  name: string;
  type: 'company' | 'department' | 'team';
  title: string;
  description: string;
  parent?: string;
  /** How many people are in the team; departments have only their leads. */
  size?: number;
}

/** A person of the organisation, after the seed has decided about them. */
export interface SamplePerson {
  name: string;
  displayName: string;
  description: string;
  memberOf: string[];
  email?: string;
  /** ISO date of the first working day. */
  joined?: string;
}

/** Software that a team runs or publishes. */
export interface SampleComponent {
  name: string;
  type: 'service' | 'website' | 'library' | 'data-pipeline';
  description: string;
  lifecycle?: 'experimental' | 'production' | 'deprecated';
  /** The team, where it is not the one that owns the system. */
  owner?: string;
  tags?: string[];
  /** Refs such as `resource:orders-db`. */
  dependsOn?: string[];
  provides?: string[];
  consumes?: string[];
  /** Its folder, where it shares a repository. */
  folder?: string;
}

/** An interface; its text is a file in the folder `definitions`. */
export interface SampleApi {
  name: string;
  type: 'openapi' | 'grpc' | 'asyncapi';
  description: string;
}

/** Infrastructure that components of a system depend on. */
export interface SampleResource {
  name: string;
  type: 'database' | 'cache' | 'queue' | 'bucket' | 'search-index';
  description: string;
}

/** What serves one purpose together, with one team that answers for it. */
export interface SampleSystem {
  name: string;
  title: string;
  description: string;
  owner: string;
  components: SampleComponent[];
  apis?: SampleApi[];
  resources?: SampleResource[];
}

/** An area of the business, and the systems in it. */
export interface SampleDomain {
  name: string;
  title: string;
  description: string;
  owner: string;
  systems: SampleSystem[];
}
