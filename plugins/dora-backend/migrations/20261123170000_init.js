// @ts-check

// Three layers, of which each is a function of the one before:
//
//   inbox    signals that are taken in and not yet merged
//   facts    what the sources say of each subject, merged; no order of arrival shows
//   results  what follows from the facts under one set of rules: a generation
//
// Moments are milliseconds since 1970 in UTC, durations whole seconds. Ids that count
// up are for joins inside one database and never reach a reader; outside, a subject is
// its source and external id, and a stream its component and environment. Columns named
// `state` hold the merge of everything observed of the subject (JSON); the columns beside
// them follow from it, for queries.

/** @typedef {import('knex').Knex.CreateTableBuilder} Table */

/** @type {[name: string, comment: string, define: (table: Table) => void][]} */
const tables = [
  [
    'inbox',
    'Signals that are durable and wait to be merged',
    table => {
      table.bigIncrements('id');
      table.text('signal', 'longtext').notNullable().comment('JSON');
      moment(table, 'received_at').notNullable();
    },
  ],
  [
    'projector',
    'One row: who merges and computes, and how often the facts have changed',
    table => {
      table.integer('id').primary();
      table.string('holder').comment('The replica that worked last');
      table
        .bigInteger('epoch')
        .notNullable()
        .comment(
          'Goes up with each batch: what a replica keeps in memory is of one epoch',
        );
      moment(table, 'worked_at');
    },
  ],
  [
    'repositories',
    'Repositories that a signal has named',
    table => {
      table.increments('id');
      name(table, 'name').notNullable().unique();
    },
  ],
  [
    'commits',
    'Commits; what is null is not known yet',
    table => {
      table.increments('id');
      reference(table, 'repository_id').notNullable();
      table.string('sha', 64).notNullable();
      table
        .text('parents')
        .comment('Ids separated by blanks; empty for a root');
      moment(table, 'authored_at');
      moment(table, 'committed_at');
      name(table, 'author').comment('Login, else e-mail address');
      table.boolean('is_bot');
      table.text('title');
      table.text('copy_of').comment('Ids separated by blanks');
      table.text('reverts').comment('Ids separated by blanks');
      table.string('patch_id', 64);
      table.text('paths').comment('One a line; null where nobody has looked');
      table.unique(['repository_id', 'sha']);
    },
  ],
  [
    'named_commits',
    'Commits that something named before they were known: their arrival matters',
    table => {
      reference(table, 'repository_id').notNullable();
      table.string('sha', 64).notNullable();
      table.primary(['repository_id', 'sha']);
    },
  ],
  [
    'ref_moves',
    'Branches and tags that came, moved or went',
    table => {
      subject(table);
      reference(table, 'repository_id').notNullable();
      name(table, 'ref').notNullable();
      moment(table, 'at').notNullable();
      table.string('before_sha', 64);
      table.string('after_sha', 64);
      table.boolean('is_forced').notNullable();
      table.boolean('is_deleted').notNullable();
      table.index(['repository_id', 'ref', 'at']);
    },
  ],
  [
    'artifacts',
    'Which commit an artifact was built from',
    table => {
      subject(table);
      reference(table, 'repository_id').notNullable();
      table.string('sha', 64).notNullable();
      moment(table, 'at').notNullable();
      table.boolean('is_deleted').notNullable();
      table.index(['external_id']);
    },
  ],
  [
    'changes',
    'Pull requests',
    table => {
      subject(table);
      reference(table, 'repository_id');
      table.integer('number');
      table.text('title');
      table.text('url');
      name(table, 'author');
      table.boolean('is_bot').notNullable();
      moment(table, 'created_at');
      moment(table, 'ready_at');
      moment(table, 'first_review_at').comment(
        'By a human who is not the author, not before it was ready',
      );
      moment(table, 'last_approval_at');
      moment(table, 'merged_at');
      moment(table, 'committed_at').comment(
        'Earliest author date of its own commits',
      );
      table.string('head_sha', 64);
      table.string('merge_sha', 64);
      table
        .text('own_commits')
        .notNullable()
        .comment('Of its branch: id@time of authoring, separated by blanks');
      table
        .text('landed_commits')
        .notNullable()
        .comment('On the base branch, as the source says: ids');
      table.text('labels').notNullable().comment('JSON: names');
      table
        .text('closes_incidents')
        .notNullable()
        .comment('JSON: external ids');
      name(table, 'head_ref');
      table.boolean('is_deleted').notNullable();
      table.index(['repository_id']);
    },
  ],
  [
    'streams',
    'A component in an environment',
    table => {
      table.increments('id');
      name(table, 'component_ref').notNullable();
      name(table, 'environment').notNullable();
      table.boolean('is_production').notNullable();
      table.unique(['component_ref', 'environment']);
    },
  ],
  [
    'targets',
    'What sources deploy to or report incidents of, in their words; empty is unstated',
    table => {
      table.increments('id');
      name(table, 'source').notNullable();
      name(table, 'service').notNullable();
      name(table, 'repository').notNullable();
      name(table, 'environment').notNullable();
      moment(table, 'mapped_at').comment('Null: unmapped, to be mapped');
      table.text('mapping').comment('JSON: the latest statement');
      table.unique(['source', 'service', 'repository', 'environment']);
    },
  ],
  [
    'target_streams',
    'To which streams a target is mapped',
    table => {
      reference(table, 'target_id').notNullable();
      reference(table, 'stream_id').notNullable();
      table.boolean('is_production').notNullable();
      table.primary(['target_id', 'stream_id']);
      table.index(['stream_id']);
    },
  ],
  [
    'attempts',
    'Attempts to deploy, as the sources report them',
    table => {
      subject(table);
      reference(table, 'target_id');
      reference(table, 'repository_id');
      table.string('sha', 64);
      table
        .string('outcome', 16)
        .notNullable()
        .comment('pending, success, failure or cancelled');
      moment(table, 'created_at');
      moment(table, 'started_at');
      moment(table, 'finished_at');
      name(table, 'region');
      table.text('url');
      table.boolean('is_rollback').notNullable().comment('As the source says');
      name(table, 'fixes').comment('External id in the same source');
      table.boolean('is_deleted').notNullable();
      table.index(['target_id']);
      table.index(['repository_id', 'sha']);
    },
  ],
  [
    'repository_targets',
    'Where commits of a repository were ever deployed to',
    table => {
      reference(table, 'repository_id').notNullable();
      reference(table, 'target_id').notNullable();
      table.primary(['repository_id', 'target_id']);
    },
  ],
  [
    'attempt_artifacts',
    'What an attempt deployed, to be resolved to commits by artifacts',
    table => {
      reference(table, 'attempt_id').notNullable();
      name(table, 'artifact').notNullable();
      table.primary(['attempt_id', 'artifact']);
      table.index(['artifact']);
    },
  ],
  [
    'incidents',
    'Incidents',
    table => {
      subject(table);
      reference(table, 'target_id');
      table.text('title');
      table.text('url');
      name(table, 'severity');
      moment(table, 'started_at');
      moment(table, 'resolved_at').comment('Last close; null while open');
      table.string('cause', 16).notNullable();
      table.boolean('is_false_alarm').notNullable();
      name(table, 'merged_into').comment('External id in the same source');
      table.text('references').notNullable().comment('JSON');
      table.boolean('is_deleted').notNullable();
      table.index(['target_id']);
    },
  ],
  [
    'components',
    'Components: where their code is, and what they belonged to when',
    table => {
      name(table, 'component_ref').primary();
      reference(table, 'repository_id');
      table.text('paths').comment('JSON; null: all of the repository');
      table.text('state').notNullable().comment('JSON');
      table.index(['repository_id']);
    },
  ],
  [
    'memberships',
    'Which component belonged to which scope: from (inclusive) until (exclusive)',
    table => {
      name(table, 'scope_ref').notNullable();
      name(table, 'component_ref').notNullable();
      moment(table, 'from_at').notNullable().comment('0: always');
      moment(table, 'until_at').comment('Null: still');
      table.primary(['scope_ref', 'component_ref', 'from_at']);
      table.index(['component_ref']);
    },
  ],
  [
    'corrections',
    'What people decided, all of it: the latest of a topic holds',
    table => {
      name(table, 'source').notNullable();
      name(table, 'external_id').notNullable();
      moment(table, 'at').notNullable();
      name(table, 'by').notNullable();
      table.text('reason').notNullable();
      table.string('type', 32).notNullable();
      name(table, 'subject_source').notNullable();
      name(table, 'subject_id').notNullable();
      table.text('decision').notNullable().comment('JSON');
      table.primary(['source', 'external_id']);
      table.index(['subject_source', 'subject_id']);
    },
  ],
  [
    'generations',
    'Complete sets of results; readers see the live one only',
    table => {
      table.increments('id');
      table
        .string('state', 16)
        .notNullable()
        .comment('building, live or retired');
      table
        .text('rules')
        .notNullable()
        .comment('JSON: every rule with version');
      table.string('rules_hash', 64).notNullable();
      moment(table, 'created_at').notNullable();
      moment(table, 'live_at');
    },
  ],
  [
    'dirty_streams',
    'Streams whose results in a generation are older than the facts',
    table => {
      reference(table, 'generation').notNullable();
      reference(table, 'stream_id').notNullable();
      table.primary(['generation', 'stream_id']);
    },
  ],
  [
    'deployments',
    'Logical deployments: the regions of one rollout are one',
    table => {
      ofStream(table);
      reference(table, 'attempt_id')
        .notNullable()
        .comment('The attempt that names it: the first to succeed, by time');
      table.text('members').comment('JSON: all attempts, if more than one');
      reference(table, 'repository_id');
      table.string('sha', 64);
      table
        .string('class', 16)
        .notNullable()
        .comment('normal, redeploy, rollback, remediation or failed_attempt');
      moment(table, 'started_at');
      moment(table, 'finished_at').notNullable();
      table
        .boolean('is_counted')
        .notNullable()
        .comment('In deployment frequency');
      table.boolean('is_first').notNullable().comment('Of the stream');
      table
        .boolean('is_unknown')
        .notNullable()
        .comment('Its history has holes');
      table.integer('changes').notNullable().comment('First shipped by it');
      table
        .integer('unknown_changes')
        .notNullable()
        .comment('Without lead time for want of data');
      table.boolean('is_failed').notNullable();
      table
        .string('failure_confidence', 8)
        .comment('certain, high, medium or low');
      moment(table, 'recovered_at');
      moment(table, 'provisional_until').notNullable();
      table.boolean('is_rework').notNullable();
      table.string('rework_reason', 32);
      table
        .string('excluded_by', 64)
        .comment('Rule with version, or correction');
      table.primary(['generation', 'stream_id', 'attempt_id']);
      table.index(['generation', 'stream_id', 'finished_at']);
      table.index(['generation', 'finished_at']);
    },
  ],
  [
    'failure_evidence',
    'Why a deployment counts as failed, or would but for a correction',
    table => {
      ofStream(table);
      reference(table, 'attempt_id').notNullable();
      table
        .string('method', 16)
        .notNullable()
        .comment(
          'rollback, revert, hotfix, declared, partial, incident or manual',
        );
      name(table, 'evidence')
        .notNullable()
        .comment('What shows it: source and id');
      table.string('confidence', 8).notNullable();
      moment(table, 'at').notNullable();
      moment(table, 'recovered_at');
      table.string('rule', 64).notNullable().comment('Id and version');
      table.primary([
        'generation',
        'stream_id',
        'attempt_id',
        'method',
        'evidence',
      ]);
    },
  ],
  [
    'change_facts',
    'A change with the deployment that first shipped it',
    table => {
      ofStream(table);
      table
        .specificType('unit', 'smallint')
        .notNullable()
        .comment('0: a pull request; 1: a commit');
      reference(table, 'subject_id')
        .notNullable()
        .comment('Of changes or commits, by unit');
      reference(table, 'attempt_id').notNullable();
      moment(table, 'deployed_at').notNullable();
      moment(table, 'committed_at');
      for (const duration of [
        'lead_s',
        'merge_lead_s',
        'coding_s',
        'pickup_s',
        'review_s',
        'merge_s',
        'wait_s',
        'deploy_s',
      ]) {
        table.integer(duration).comment('Null: not known or not counted');
      }
      table.integer('flags').notNullable().comment('Bits, see ChangeFlag');
      table.string('excluded_by', 64);
      table.primary(['generation', 'stream_id', 'unit', 'subject_id']);
      table.index(['generation', 'stream_id', 'deployed_at']);
    },
  ],
  [
    'incident_links',
    'Which deployment an incident belongs to, or why to none',
    table => {
      ofStream(table);
      reference(table, 'incident_id').notNullable();
      reference(table, 'attempt_id').comment('Null: not attributed');
      table
        .string('method', 16)
        .notNullable()
        .comment('manual, reference, window or none');
      table.string('confidence', 8).notNullable();
      table.text('reason').notNullable();
      moment(table, 'started_at').notNullable();
      moment(table, 'resolved_at');
      table.string('rule', 64).notNullable();
      table.primary(['generation', 'stream_id', 'incident_id']);
      table.index(['generation', 'stream_id', 'started_at']);
    },
  ],
];

/**
 * @param {Table} table
 * @param {string} column
 */
function moment(table, column) {
  return table.bigInteger(column);
}

/**
 * @param {Table} table
 * @param {string} column
 */
function name(table, column) {
  return table.string(column, 500);
}

/**
 * Ids are checked by those who write, in one transaction: foreign keys on tables of
 * this size would cost a look-up for every row.
 *
 * @param {Table} table
 * @param {string} column
 */
function reference(table, column) {
  return table.integer(column);
}

/** @param {Table} table */
function subject(table) {
  table.increments('id');
  name(table, 'source').notNullable();
  name(table, 'external_id').notNullable();
  table.text('state').notNullable().comment('JSON');
  table.unique(['source', 'external_id']);
}

/** @param {Table} table */
function ofStream(table) {
  reference(table, 'generation').notNullable();
  reference(table, 'stream_id').notNullable();
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [table, comment, define] of tables) {
    await knex.schema.createTable(table, builder => {
      builder.comment(comment);
      define(builder);
    });
  }
  await knex('projector').insert({ id: 1, epoch: 0 });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [table] of [...tables].reverse()) {
    await knex.schema.dropTable(table);
  }
};
