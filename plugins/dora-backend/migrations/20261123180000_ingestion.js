// @ts-check

// What the way in keeps. Moments are milliseconds since 1970 in UTC, as in the tables of
// the engine; what is JSON is never searched.

/** @typedef {import('knex').Knex.CreateTableBuilder} Table */

/** @type {[name: string, comment: string, define: (table: Table) => void][]} */
const tables = [
  [
    'deliveries',
    'What sources have sent, as it came',
    table => {
      table.bigIncrements('id');
      table.string('source', 100).notNullable();
      table
        .string('delivery_id', 500)
        .notNullable()
        .comment('The same for each repetition');
      table.bigInteger('received_at').notNullable();
      table.integer('times').notNullable().comment('How often it has arrived');
      table
        .text('headers')
        .notNullable()
        .comment('JSON; without those that prove who sent it');
      table.binary('body').notNullable();
      table
        .text('scope')
        .comment(
          'JSON: the components that the sender may speak for; null: any',
        );
      table
        .string('state', 16)
        .notNullable()
        .comment('received, recorded, ignored or rejected');
      table
        .text('reason')
        .comment('Why it was not recorded, or what was missing from it');
      table.unique(['source', 'delivery_id']);
      table.index(['state', 'id']);
      table.index(['received_at']);
    },
  ],
  [
    'ingestion_tokens',
    'Who may send; of the secrets there are digests only',
    table => {
      table.string('id', 32).primary().comment('Part of the token');
      table.string('name').notNullable();
      table.string('source', 100).notNullable();
      table
        .text('components')
        .comment('JSON: the only components that it may speak for; null: any');
      table.string('hash', 64).notNullable().comment('SHA-256 of the secret');
      table
        .string('previous_hash', 64)
        .comment('Of the secret before the last rotation');
      table.bigInteger('previous_until');
      table.string('created_by', 500).notNullable();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('expires_at');
      table.bigInteger('revoked_at');
      table.bigInteger('last_used_at').comment('To the minute');
    },
  ],
  [
    'mapping_rules',
    'What a word of a source means, as people have decided',
    table => {
      table.string('id', 36).primary();
      table.string('source', 100).notNullable();
      table.string('kind', 16).notNullable().comment('service or environment');
      table.string('value', 500).notNullable();
      table
        .string('meaning', 500)
        .comment('A component or an environment; null: none of ours');
      table.string('created_by', 500).notNullable();
      table.bigInteger('created_at').notNullable();
      table.unique(['source', 'kind', 'value']);
    },
  ],
  [
    'catalog_components',
    'Components as the catalog has them now',
    table => {
      table.string('component_ref', 400).primary();
      table.string('repository', 500);
      table.string('url', 2000);
      table.text('paths').notNullable().comment('JSON');
      table.text('deployment_refs').notNullable().comment('JSON');
      table.text('scopes').notNullable().comment('JSON');
      table
        .text('selectors')
        .notNullable()
        .comment('JSON: what catalog_selectors is made of');
      table.index(['repository']);
    },
  ],
  [
    'catalog_selectors',
    'By what a component can be named',
    table => {
      table.string('kind', 200).notNullable().comment('name, or annotation');
      table.string('value', 500).notNullable();
      table.string('component_ref', 400).notNullable();
      table.primary(['kind', 'value', 'component_ref']);
      table.index(['component_ref']);
    },
  ],
  [
    'synchronizations',
    'How far the sources have read which repository',
    table => {
      table.string('source', 100).notNullable();
      table.string('repository', 500).notNullable();
      table.string('url', 2000).notNullable();
      table.text('cursor').comment('JSON, of the source');
      table.bigInteger('due_at').notNullable();
      table
        .bigInteger('leased_until')
        .notNullable()
        .comment('A replica works on it until then');
      table.string('lease', 36).comment('Of the replica that works on it');
      table.integer('failures').notNullable().comment('In a row');
      table.bigInteger('succeeded_at');
      table.text('error').comment('Of the last attempt; null: it succeeded');
      table.primary(['source', 'repository']);
      table.index(['due_at']);
      table.index(['repository']);
    },
  ],
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const [table, comment, define] of tables) {
    await knex.schema.createTable(table, builder => {
      builder.comment(comment);
      define(builder);
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [table] of [...tables].reverse()) {
    await knex.schema.dropTable(table);
  }
};
