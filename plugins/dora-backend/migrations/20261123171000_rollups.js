// @ts-check

// Roll-ups are a cache of the results: a tally of each day of each scope. Whoever
// changes a result marks its day in `rollup_dirty` in the same transaction, and what
// isn't marked and has no roll-up is a day on which nothing happened. A marked day is
// read from the results themselves until it is rolled up again.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollup_days', table => {
    table.comment('Tallies of days that are over and settled, by scope');
    table.integer('generation').notNullable();
    table
      .string('scope_ref', 500)
      .notNullable()
      .comment("Group, system or domain; 'organisation' is everything");
    table
      .bigInteger('from_at')
      .notNullable()
      .comment('Local midnight in the zone of the organisation');
    table.bigInteger('until_at').notNullable();
    table.binary('tally').notNullable().comment('See tallyCodec.ts');
    table.binary('lead').notNullable().comment('Lead times from first commit');
    table.binary('merge_lead').notNullable().comment('Lead times from merge');
    table.primary(['generation', 'scope_ref', 'from_at']);
    table.index(['generation', 'from_at']);
  });
  await knex.schema.createTable('rollup_dirty', table => {
    table.comment('Days whose roll-ups are older than the results');
    table.integer('generation').notNullable();
    table.bigInteger('from_at').notNullable();
    table
      .integer('marks')
      .notNullable()
      .comment(
        'Counts up: marking a marked day has to wait for a roll-up of it that is under way',
      );
    table.primary(['generation', 'from_at']);
  });
  await knex.schema.createTable('rollup_members', table => {
    table.comment('What the roll-ups take components to belong to');
    table.string('component_ref', 500).primary();
    table
      .text('members')
      .notNullable()
      .comment('Its production streams and memberships, as one text');
  });
  await knex.schema.createTable('rollup_settings', table => {
    table.comment('One row: what all roll-ups were made with');
    table.integer('id').primary();
    table.string('zone', 100).notNullable();
    table.integer('layout').notNullable();
  });
  // A day of everything, and the youngest rows of everything.
  await knex.schema.alterTable('change_facts', table => {
    table.index(['generation', 'deployed_at']);
  });
  await knex.schema.alterTable('incident_links', table => {
    table.index(['generation', 'started_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('incident_links', table => {
    table.dropIndex(['generation', 'started_at']);
  });
  await knex.schema.alterTable('change_facts', table => {
    table.dropIndex(['generation', 'deployed_at']);
  });
  await knex.schema.dropTable('rollup_settings');
  await knex.schema.dropTable('rollup_members');
  await knex.schema.dropTable('rollup_dirty');
  await knex.schema.dropTable('rollup_days');
};
