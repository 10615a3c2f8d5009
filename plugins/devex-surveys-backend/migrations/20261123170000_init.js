// @ts-check

/**
 * What is used up lies in a schema of its own on Postgres, so that whoever may read the
 * answers need not be allowed to read it, and the other way round.
 *
 * @param {import('knex').Knex} knex
 */
function inReceipts(knex) {
  return knex.client.config.client.includes('pg')
    ? knex.schema.withSchema('devex_surveys_receipts')
    : knex.schema;
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('rounds', table => {
    table.comment('Runs of a survey');
    table.string('id').primary();
    table.string('title').notNullable();
    table.string('state').notNullable().comment('prepared, open or closed');
    table.text('items').notNullable().comment('Item ids as JSON');
    table.string('opens_at').notNullable().index();
    table.string('closes_at').notNullable();
    table.integer('min_answers').notNullable();
    table.integer('min_invited').notNullable();
    table.text('rotation').comment('JSON; null if everybody is asked');
    table.text('lattice').comment('Groups as JSON, frozen at the opening');
    table.text('manifest').comment('The signed manifest as JSON');
    table
      .string('storage_id')
      .comment('Identity of the database at the opening');
    table
      .integer('answers_shown')
      .comment('Updated daily, rounded down to fives');
    table.string('answers_shown_on').comment('Day of the last update');
    table
      .string('imported_from')
      .comment('Null if answers were collected here');
    table
      .text('published')
      .comment(
        'Results as JSON: all that is left of the answers after the close',
      );
  });

  await knex.schema.createTable('issuing_keys', table => {
    table.comment('One key for each bucket of a round');
    table.string('key_id').primary();
    table
      .string('round_id')
      .notNullable()
      .references('rounds.id')
      .onDelete('CASCADE')
      .index();
    table.text('node_id').notNullable().comment('The bucket in the lattice');
    table.text('public_key').notNullable();
    table.text('sealed_private_key').comment('Null after the close');
  });

  await knex.schema.createTable('invitations', table => {
    table.comment(
      'Who was invited through which key; says nothing about answers',
    );
    table
      .string('round_id')
      .notNullable()
      .references('rounds.id')
      .onDelete('CASCADE');
    table.string('user_ref').notNullable().index();
    table.string('key_id').notNullable();
    table
      .string('blinded_digest')
      .comment('Of the blinded message that was signed; null after the close');
    table.primary(['round_id', 'user_ref']);
  });

  await knex.schema.createTable('seen', table => {
    table.comment('The last day on which somebody visited the portal');
    table.string('user_ref').primary();
    table.string('day').notNullable();
  });

  await knex.schema.createTable('settings', table => {
    table.comment('What belongs to this installation');
    table.string('key').primary();
    table.text('value').notNullable();
  });

  await knex.schema.createTable('spool', table => {
    table.comment('Accepted submissions, encrypted, until they are counted');
    table.uuid('id').primary().comment('Random');
    table.string('round_id').notNullable().index();
    table.text('sealed').notNullable().comment('Always of the same length');
  });

  await knex.schema.createTable('tallies', table => {
    table.comment('Counted answers of an open round, encrypted');
    table.string('round_id').primary();
    table
      .text('sealed_key')
      .notNullable()
      .comment(
        'Encrypts spool and tally; destroyed with this row at the close',
      );
    table.text('sealed').notNullable();
  });

  await knex.schema.createTable('actions', table => {
    table.comment('What is done about a round, three at most');
    table.uuid('id').primary();
    table
      .string('round_id')
      .notNullable()
      .references('rounds.id')
      .onDelete('CASCADE')
      .index();
    table.string('title').notNullable();
    table.string('owner').notNullable();
    table.string('due_on').notNullable();
    table.string('status').notNullable();
    table.text('outcome');
  });

  await knex.schema.createTable('reminders', table => {
    table.comment('Reminders that went to everybody');
    table
      .string('round_id')
      .notNullable()
      .references('rounds.id')
      .onDelete('CASCADE');
    table.string('kind').notNullable();
    table.primary(['round_id', 'kind']);
  });

  await knex.schema.createTable('benchmarks', table => {
    table.comment('Shares of other organisations, from files with a source');
    table.string('item').notNullable();
    table.string('source').notNullable();
    table.integer('year').notNullable();
    table.float('p50').notNullable();
    table.float('p75').notNullable();
    table.float('p90').notNullable();
    table.primary(['item', 'source', 'year']);
  });

  if (knex.client.config.client.includes('pg')) {
    await knex.raw('CREATE SCHEMA IF NOT EXISTS devex_surveys_receipts');
  }
  await inReceipts(knex).createTable('nullifiers', table => {
    table.comment(
      'Digests of used tokens. No key of this table is in any other',
    );
    table.string('round_id').notNullable();
    table.string('nullifier').notNullable();
    table.primary(['round_id', 'nullifier']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await inReceipts(knex).dropTable('nullifiers');
  if (knex.client.config.client.includes('pg')) {
    await knex.raw('DROP SCHEMA devex_surveys_receipts');
  }
  for (const table of [
    'benchmarks',
    'reminders',
    'actions',
    'tallies',
    'spool',
    'settings',
    'seen',
    'invitations',
    'issuing_keys',
    'rounds',
  ]) {
    await knex.schema.dropTable(table);
  }
};
