// @ts-check

// What git can't hold. Times are ISO 8601 texts in UTC, which sort as times do
// on every database; columns that no query looks into are JSON.

/** @typedef {import('knex').Knex.CreateTableBuilder} Table */

/**
 * The tables in the order in which they can be made.
 * @type {[name: string, comment: string, define: (table: Table) => void][]}
 */
const tables = [
  [
    'accounts',
    'Users and organizations',
    table => {
      table.increments('id');
      table.string('login').notNullable();
      table
        .string('login_key')
        .notNullable()
        .unique()
        .comment('The login in lower case: logins differ by more than case');
      table.string('type').notNullable().comment('User or Organization');
      table.string('name');
      table.string('email');
      table.text('description');
      times(table);
    },
  ],
  [
    'memberships',
    'Who belongs to an organization',
    table => {
      account(table, 'organization_id');
      account(table, 'user_id');
      table.string('role').notNullable().comment('admin or member');
      table.primary(['organization_id', 'user_id']);
    },
  ],
  [
    'teams',
    'Teams of organizations',
    table => {
      table.increments('id');
      account(table, 'organization_id');
      table.string('slug').notNullable();
      table.string('name').notNullable();
      table.text('description');
      table.string('privacy').notNullable().comment('closed or secret');
      times(table);
      table.unique(['organization_id', 'slug']);
    },
  ],
  [
    'team_members',
    'Who belongs to a team',
    table => {
      reference(table, 'team_id', 'teams');
      account(table, 'user_id');
      table.string('role').notNullable().comment('maintainer or member');
      table.primary(['team_id', 'user_id']);
    },
  ],
  [
    'repositories',
    'Repositories; their content is in bare git repositories',
    table => {
      table.increments('id');
      table
        .string('directory')
        .notNullable()
        .unique()
        .comment('The folder of the bare repository, a random name');
      account(table, 'owner_id');
      table.string('name').notNullable();
      table.string('name_key').notNullable().comment('The name in lower case');
      table.text('description');
      table.string('homepage');
      table.string('visibility').notNullable();
      table.string('default_branch').notNullable();
      table.boolean('archived').notNullable();
      table.text('topics').notNullable().comment('JSON: names');
      table
        .text('settings')
        .notNullable()
        .comment('JSON: features and merge options');
      times(table);
      table.string('pushed_at');
      table.unique(['owner_id', 'name_key']);
    },
  ],
  [
    'access_grants',
    'What a user or a team may do in a repository',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      account(table, 'user_id').nullable();
      reference(table, 'team_id', 'teams').nullable();
      table.string('permission').notNullable();
      table.unique(['repository_id', 'user_id']);
      table.unique(['repository_id', 'team_id']);
    },
  ],
  [
    'repository_settings',
    'Settings that no query looks into: branch protection, environments, variables, subscriptions',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('kind').notNullable();
      table.string('key').notNullable();
      table.text('value').notNullable().comment('JSON');
      times(table);
      table.unique(['repository_id', 'kind', 'key']);
    },
  ],
  [
    'issues',
    'Issues and, sharing their numbers, pull requests',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.integer('number').notNullable();
      table.boolean('is_pull').notNullable();
      table.text('title').notNullable();
      table.text('body');
      table.string('state').notNullable().comment('open or closed');
      table.string('state_reason');
      account(table, 'author_id');
      table.text('assignees').notNullable().comment('JSON: ids of users');
      table.text('labels').notNullable().comment('JSON: ids of labels');
      times(table);
      table.string('closed_at');
      table.unique(['repository_id', 'number']);
      table.index(['repository_id', 'is_pull', 'state']);
    },
  ],
  [
    'pull_requests',
    'What a pull request has beyond an issue',
    table => {
      reference(table, 'issue_id', 'issues').primary();
      table.string('base_ref').notNullable().comment('Name of a branch');
      table.string('head_ref').notNullable().comment('Name of a branch');
      table.string('base_sha').notNullable();
      table.string('head_sha').notNullable();
      table.boolean('draft').notNullable();
      table.text('reviewers').notNullable().comment('JSON: ids of users');
      table.text('team_reviewers').notNullable().comment('JSON: ids of teams');
      table.string('merged_at');
      account(table, 'merged_by_id').nullable();
      table.string('merge_commit_sha');
      table.index(['head_ref']);
    },
  ],
  [
    'issue_comments',
    'Comments on issues and pull requests',
    table => {
      table.increments('id');
      reference(table, 'issue_id', 'issues');
      account(table, 'author_id');
      table.text('body').notNullable();
      times(table);
    },
  ],
  [
    'labels',
    'Labels of issues',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('name').notNullable();
      table.string('color').notNullable();
      table.text('description');
      table.unique(['repository_id', 'name']);
    },
  ],
  [
    'reviews',
    'Reviews of pull requests',
    table => {
      table.increments('id');
      reference(table, 'issue_id', 'issues');
      account(table, 'author_id');
      table.string('state').notNullable();
      table.text('body').notNullable();
      table.string('commit_sha').notNullable();
      table.string('submitted_at').notNullable();
    },
  ],
  [
    'releases',
    'Releases',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('tag_name').notNullable();
      table.string('target_commitish').notNullable();
      table.string('name');
      table.text('body');
      table.boolean('draft').notNullable();
      table.boolean('prerelease').notNullable();
      account(table, 'author_id');
      table.string('created_at').notNullable();
      table.string('published_at');
    },
  ],
  [
    'deployments',
    'Deployments',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('ref').notNullable();
      table.string('sha').notNullable();
      table.string('task').notNullable();
      table.string('environment').notNullable();
      table.text('description');
      table.text('payload').notNullable().comment('JSON');
      table.boolean('transient_environment').notNullable();
      table.boolean('production_environment').notNullable();
      account(table, 'creator_id');
      times(table);
      table.index(['repository_id', 'environment']);
    },
  ],
  [
    'deployment_statuses',
    'What became of deployments',
    table => {
      table.increments('id');
      reference(table, 'deployment_id', 'deployments');
      table.string('state').notNullable();
      table.text('description').notNullable();
      table.text('target_url').notNullable();
      table.text('log_url').notNullable();
      table.text('environment_url').notNullable();
      table.string('environment').notNullable();
      account(table, 'creator_id');
      times(table);
    },
  ],
  [
    'commit_statuses',
    'What outside tools say of commits',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('sha').notNullable();
      table.string('state').notNullable();
      table.string('context').notNullable();
      table.text('description');
      table.text('target_url');
      account(table, 'creator_id');
      times(table);
      table.index(['repository_id', 'sha']);
    },
  ],
  [
    'check_runs',
    'Checks of commits',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('head_sha').notNullable();
      table.string('name').notNullable();
      table.string('status').notNullable();
      table.string('conclusion');
      table.text('details_url');
      table.string('external_id');
      table.text('output').notNullable().comment('JSON: title, summary, text');
      table.string('started_at');
      table.string('completed_at');
      table.index(['repository_id', 'head_sha']);
    },
  ],
  [
    'workflow_runs',
    'Runs of workflows, as an outside runner reports them',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories');
      table.string('path').notNullable().comment('The file of the workflow');
      table.string('name').notNullable();
      table.integer('run_number').notNullable();
      table.integer('run_attempt').notNullable();
      table.string('event').notNullable();
      table.string('head_branch').notNullable();
      table.string('head_sha').notNullable();
      table.string('status').notNullable();
      table.string('conclusion');
      account(table, 'actor_id');
      times(table);
      table.string('run_started_at');
      table.index(['repository_id', 'head_sha']);
    },
  ],
  [
    'hooks',
    'Webhooks of repositories and organizations',
    table => {
      table.increments('id');
      reference(table, 'repository_id', 'repositories').nullable();
      account(table, 'organization_id').nullable();
      table.text('url').notNullable();
      table.text('secret');
      table.string('content_type').notNullable().comment('json or form');
      table.text('events').notNullable().comment('JSON: names, or *');
      table.boolean('active').notNullable();
      table
        .boolean('configured')
        .notNullable()
        .comment('Whether the hook comes from the configuration');
      times(table);
    },
  ],
  [
    'hook_deliveries',
    'Deliveries of webhooks, waiting and done',
    table => {
      table.increments('id');
      reference(table, 'hook_id', 'hooks');
      table.string('guid').notNullable();
      table.integer('repository_id').comment('Kept when the repository goes');
      table.string('event').notNullable();
      table.string('action');
      table.text('payload', 'longtext').notNullable().comment('JSON, as sent');
      table.boolean('redelivery').notNullable();
      table
        .string('state')
        .notNullable()
        .comment('waiting, delivered or failed');
      table.integer('attempts').notNullable();
      table.string('next_attempt_at').comment('Null once the delivery is over');
      table.string('delivered_at');
      table.float('duration').comment('Seconds of the last attempt');
      table.integer('status_code').comment('0 when there was no answer');
      table.text('request_headers').notNullable().comment('JSON');
      table.text('response_headers').notNullable().comment('JSON');
      table.text('response_payload');
      table.string('created_at').notNullable();
      table.index(['state', 'next_attempt_at']);
    },
  ],
];

/**
 * @param {Table} table
 * @param {string} column
 * @param {string} target
 */
function reference(table, column, target) {
  return table
    .integer(column)
    .unsigned()
    .notNullable()
    .references('id')
    .inTable(target)
    .onDelete('CASCADE');
}

/**
 * @param {Table} table
 * @param {string} column
 */
function account(table, column) {
  return reference(table, column, 'accounts');
}

/** @param {Table} table */
function times(table) {
  table.string('created_at').notNullable();
  table.string('updated_at').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [name, comment, define] of tables) {
    await knex.schema.createTable(name, table => {
      table.comment(comment);
      define(table);
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [name] of [...tables].reverse()) {
    await knex.schema.dropTable(name);
  }
};
