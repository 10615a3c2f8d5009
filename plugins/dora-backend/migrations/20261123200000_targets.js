// @ts-check

// What metrics are meant to be, and when a scope was last told that one no longer is or
// is again. Beside it, roll-ups keep changes of bots apart: whether those count is for
// each reader to say.

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('metric_targets', table => {
    table.comment('What a metric of a scope is meant to be');
    table
      .string('scope_ref', 400)
      .notNullable()
      .comment("Of an entity; 'organisation' is everything");
    table.string('metric', 64).notNullable();
    table.double('value').notNullable().comment('In the unit of the metric');
    table.string('set_by', 400).notNullable();
    table.bigInteger('set_at').notNullable();
    table
      .string('told_side', 8)
      .comment(
        'met or missed: what its people were told last, or what was so at first; null: not known yet',
      );
    table.primary(['scope_ref', 'metric']);
  });
  await knex.schema.createTable('target_notices', table => {
    table.comment('When the people of a scope were last told of a target');
    table.string('scope_ref', 400).primary();
    table.bigInteger('sent_at').notNullable();
  });
  // How often each source sends, and what was merged lately, without reading it all.
  await knex.schema.alterTable('deliveries', table => {
    table.index(['source', 'received_at']);
  });
  await knex.schema.alterTable('changes', table => {
    table.index(['merged_at']);
  });
  await knex.schema.alterTable('rollup_days', table => {
    table
      .binary('bots')
      .comment(
        'Changes that bots made and that nothing else takes out; see botsCodec.ts',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('rollup_days', table => {
    table.dropColumn('bots');
  });
  await knex.schema.alterTable('changes', table => {
    table.dropIndex(['merged_at']);
  });
  await knex.schema.alterTable('deliveries', table => {
    table.dropIndex(['source', 'received_at']);
  });
  await knex.schema.dropTable('target_notices');
  await knex.schema.dropTable('metric_targets');
};
