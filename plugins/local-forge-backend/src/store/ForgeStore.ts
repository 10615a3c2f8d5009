import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  AccessGrantRow,
  AccountRow,
  CheckRunRow,
  CommitStatusRow,
  DeploymentRow,
  DeploymentStatusRow,
  HookDeliveryRow,
  HookRow,
  IssueCommentRow,
  IssueRow,
  LabelRow,
  MembershipRow,
  PullRequestRow,
  ReleaseRow,
  RepositoryRow,
  RepositorySettingRow,
  ReviewRow,
  TeamMemberRow,
  TeamRow,
  WorkflowRunRow,
} from './rows';
import { Table } from './Table';

/** What the forge knows beyond its git repositories. */
export class ForgeStore {
  readonly accounts: Table<AccountRow>;
  readonly memberships: Table<MembershipRow>;
  readonly teams: Table<TeamRow>;
  readonly teamMembers: Table<TeamMemberRow>;
  readonly repositories: Table<RepositoryRow>;
  readonly accessGrants: Table<AccessGrantRow>;
  readonly settings: Table<RepositorySettingRow>;
  readonly issues: Table<IssueRow>;
  readonly pullRequests: Table<PullRequestRow>;
  readonly comments: Table<IssueCommentRow>;
  readonly labels: Table<LabelRow>;
  readonly reviews: Table<ReviewRow>;
  readonly releases: Table<ReleaseRow>;
  readonly deployments: Table<DeploymentRow>;
  readonly deploymentStatuses: Table<DeploymentStatusRow>;
  readonly commitStatuses: Table<CommitStatusRow>;
  readonly checkRuns: Table<CheckRunRow>;
  readonly workflowRuns: Table<WorkflowRunRow>;
  readonly hooks: Table<HookRow>;
  readonly deliveries: Table<HookDeliveryRow>;
  readonly #knex: Knex;

  /** Opens the database and brings its tables up to date. */
  static async create(database: DatabaseService): Promise<ForgeStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@milepost/plugin-local-forge-backend',
          'migrations',
        ),
      });
    }
    return new ForgeStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.accounts = new Table(knex, 'accounts');
    this.memberships = new Table(knex, 'memberships');
    this.teams = new Table(knex, 'teams');
    this.teamMembers = new Table(knex, 'team_members');
    this.repositories = new Table(knex, 'repositories', {
      boolean: ['archived'],
      json: ['topics', 'settings'],
    });
    this.accessGrants = new Table(knex, 'access_grants');
    this.settings = new Table(knex, 'repository_settings', { json: ['value'] });
    this.issues = new Table(knex, 'issues', {
      boolean: ['is_pull'],
      json: ['assignees', 'labels'],
    });
    this.pullRequests = new Table(knex, 'pull_requests', {
      boolean: ['draft'],
      json: ['reviewers', 'team_reviewers'],
    });
    this.comments = new Table(knex, 'issue_comments');
    this.labels = new Table(knex, 'labels');
    this.reviews = new Table(knex, 'reviews');
    this.releases = new Table(knex, 'releases', {
      boolean: ['draft', 'prerelease'],
    });
    this.deployments = new Table(knex, 'deployments', {
      boolean: ['transient_environment', 'production_environment'],
      json: ['payload'],
    });
    this.deploymentStatuses = new Table(knex, 'deployment_statuses');
    this.commitStatuses = new Table(knex, 'commit_statuses');
    this.checkRuns = new Table(knex, 'check_runs', { json: ['output'] });
    this.workflowRuns = new Table(knex, 'workflow_runs');
    this.hooks = new Table(knex, 'hooks', {
      boolean: ['active', 'configured'],
      json: ['events'],
    });
    this.deliveries = new Table(knex, 'hook_deliveries', {
      boolean: ['redelivery'],
      json: ['request_headers', 'response_headers'],
    });
  }

  /** Runs work whose writes happen together or not at all. */
  async transaction<T>(work: (store: ForgeStore) => Promise<T>): Promise<T> {
    return this.#knex.transaction(async transaction =>
      work(new ForgeStore(transaction)),
    );
  }
}
