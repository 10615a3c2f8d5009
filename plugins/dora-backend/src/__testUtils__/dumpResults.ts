import type { Knex } from 'knex';
import { canonicalJson, compareText } from '../merge/register';

/** As the database gives it. */
type Row = Record<string, unknown>;

/**
 * All facts and all results of a generation as one text, with the names of things in the
 * place of their numbers: two databases with the same text hold the same state.
 */
export async function dumpResults(
  knex: Knex,
  generation?: number,
): Promise<string> {
  const id =
    generation ??
    (await knex('generations').where({ state: 'live' }).first()).id;
  const names = await readNames(knex);
  const lines: string[] = [];
  const dump = async (
    table: string,
    rows: Row[],
    replace: Record<
      string,
      (value: number, row: Row) => string | undefined
    > = {},
  ) => {
    for (const row of rows) {
      const entries = Object.entries(row).flatMap(([column, value]) => {
        if (column === 'id' || column === 'generation') {
          return [];
        }
        const name = replace[column];
        return [
          [
            column,
            value === null || !name
              ? plain(value)
              : name(value as number, row) ?? `missing ${value}`,
          ],
        ];
      });
      lines.push(`${table} ${canonicalJson(Object.fromEntries(entries))}`);
    }
  };
  const repository = { repository_id: names.repository };
  await dump('commits', await knex('commits'), repository);
  await dump('ref_moves', await knex('ref_moves'), repository);
  await dump('artifacts', await knex('artifacts'), repository);
  await dump('changes', await knex('changes'), repository);
  await dump('streams', await knex('streams'));
  await dump('targets', await knex('targets'));
  await dump('attempts', await knex('attempts'), {
    ...repository,
    target_id: names.target,
  });
  await dump('attempt_artifacts', await knex('attempt_artifacts'), {
    attempt_id: names.attempt,
  });
  await dump('incidents', await knex('incidents'), { target_id: names.target });
  await dump('components', await knex('components'), repository);
  await dump('memberships', await knex('memberships'));
  await dump('corrections', await knex('corrections'));
  await dump('target_streams', await knex('target_streams'), {
    target_id: names.target,
    stream_id: names.stream,
  });
  const results = (table: string) => knex(table).where({ generation: id });
  const ofStream = { stream_id: names.stream, attempt_id: names.attempt };
  await dump('deployments', await results('deployments'), {
    ...ofStream,
    ...repository,
  });
  await dump('failure_evidence', await results('failure_evidence'), ofStream);
  await dump('incident_links', await results('incident_links'), {
    ...ofStream,
    incident_id: names.incident,
  });
  await dump('change_facts', await results('change_facts'), {
    ...ofStream,
    subject_id: (value, row) =>
      Number(row.unit) === 0 ? names.change(value) : names.commit(value),
  });
  return lines.sort(compareText).join('\n');
}

/** Drivers give truth values and large numbers in different ways. */
function plain(value: unknown): unknown {
  if (typeof value === 'boolean') {
    return Number(value);
  }
  return typeof value === 'string' && /^\d{1,16}$/.test(value)
    ? Number(value)
    : value;
}

async function readNames(knex: Knex) {
  const read = async (table: string, nameOf: (row: Row) => string) => {
    const rows: (Row & { id: number })[] = await knex(table);
    const names = new Map(rows.map(row => [row.id, nameOf(row)]));
    return (id: number) => names.get(id);
  };
  const subject = (row: Row) => `${row.source}:${row.external_id}`;
  return {
    repository: await read('repositories', row => String(row.name)),
    commit: await read('commits', row =>
      `${row.repository_id}:${row.sha}`.replace(/^\d+:/, ''),
    ),
    change: await read('changes', subject),
    attempt: await read('attempts', subject),
    incident: await read('incidents', subject),
    stream: await read(
      'streams',
      row => `${row.component_ref} ${row.environment}`,
    ),
    target: await read('targets', row =>
      [row.source, row.service, row.repository, row.environment].join(' '),
    ),
  };
}
