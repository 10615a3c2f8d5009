import { Knex } from 'knex';

/** A row of `rounds`. */
export interface RoundRow {
  id: string;
  title: string;
  state: 'prepared' | 'open' | 'closed';
  items: string;
  opens_at: string;
  closes_at: string;
  min_answers: number;
  min_invited: number;
  rotation: string | null;
  lattice: string | null;
  manifest: string | null;
  storage_id: string | null;
  answers_shown: number | null;
  answers_shown_on: string | null;
  imported_from: string | null;
  published: string | null;
}

/** A row of `issuing_keys`. */
export interface IssuingKeyRow {
  key_id: string;
  round_id: string;
  node_id: string;
  public_key: string;
  sealed_private_key: string | null;
}

/** A row of `invitations`. */
export interface InvitationRow {
  round_id: string;
  user_ref: string;
  key_id: string;
  blinded_digest: string | null;
}

/** A row of `spool`. */
export interface SpoolRow {
  id: string;
  round_id: string;
  sealed: string;
}

/** A row of `tallies`. */
export interface TallyRow {
  round_id: string;
  sealed_key: string;
  sealed: string;
}

/** A row of `actions`. */
export interface ActionRow {
  id: string;
  round_id: string;
  title: string;
  owner: string;
  due_on: string;
  status: 'planned' | 'done' | 'dropped';
  outcome: string | null;
}

/** A row of `benchmarks`. */
export interface BenchmarkRow {
  item: string;
  source: string;
  year: number;
  p50: number;
  p75: number;
  p90: number;
}

const RECEIPTS_SCHEMA = 'devex_surveys_receipts';

/** Whether the database is Postgres. */
export function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).includes('pg');
}

/** The used tokens, which lie apart from everything else. */
export function nullifiers(
  knex: Knex | Knex.Transaction,
): Knex.QueryBuilder<{ round_id: string; nullifier: string }> {
  const query = knex<{ round_id: string; nullifier: string }>('nullifiers');
  return isPostgres(knex) ? query.withSchema(RECEIPTS_SCHEMA) : query;
}
