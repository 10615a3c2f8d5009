import type { SignalOf } from '@milepost/plugin-dora-node';
import type { Knex } from 'knex';
import { canonicalJson, compareText } from '../merge/register';
import { isAnyOf, upsertRows } from './bulk';
import type { Interner } from './Interner';

interface MappedStream {
  componentRef: string;
  environment: string;
  production: boolean;
}

/**
 * Maps targets to streams: of each target the latest statement. Returns the streams
 * that gained or lost a target.
 */
export async function mergeMappings(
  trx: Knex,
  signals: SignalOf<'mapping'>[],
  interner: Interner,
): Promise<number[]> {
  await interner.prepare([], signals);
  // Also those of statements that no longer hold: which streams are known must not
  // depend on which statement came first.
  await createStreams(
    trx,
    signals.flatMap(signal => signal.streams),
  );
  const latest = new Map<number, { at: number; mapping: string }>();
  for (const { source, target, at, streams, reason } of signals) {
    const id = interner.target(source, target);
    const candidate = { at, mapping: canonicalJson({ streams, reason }) };
    const known = latest.get(id);
    if (!known || isLater(candidate, known)) {
      latest.set(id, candidate);
    }
  }
  const stored: {
    id: number;
    mapped_at: number | string | null;
    mapping: string | null;
  }[] = await trx('targets').where(isAnyOf(trx, 'id', [...latest.keys()]));
  const affected: number[] = [];
  for (const row of stored) {
    const { at, mapping } = latest.get(row.id)!;
    const isNews =
      row.mapped_at === null ||
      isLater(
        { at, mapping },
        { at: Number(row.mapped_at), mapping: row.mapping! },
      );
    if (isNews) {
      await trx('targets')
        .where({ id: row.id })
        .update({ mapped_at: at, mapping });
      affected.push(...(await mapTarget(trx, row.id, JSON.parse(mapping))));
    }
  }
  await refreshProduction(trx, affected);
  return affected;
}

function isLater(
  a: { at: number; mapping: string },
  b: { at: number; mapping: string },
): boolean {
  return (
    a.at > b.at || (a.at === b.at && compareText(a.mapping, b.mapping) > 0)
  );
}

async function mapTarget(
  trx: Knex,
  targetId: number,
  { streams }: { streams: MappedStream[] },
): Promise<number[]> {
  const mapped = { target_id: targetId };
  const before: { stream_id: number }[] = await trx('target_streams').where(
    mapped,
  );
  await trx('target_streams').where(mapped).delete();
  const named = new Map(
    streams.map(each => [`${each.componentRef} ${each.environment}`, each]),
  );
  const rows: { id: number; component_ref: string; environment: string }[] =
    await trx('streams').where(
      isAnyOf(
        trx,
        'component_ref',
        [...named.values()].map(each => each.componentRef),
      ),
    );
  const after = rows.flatMap(row => {
    const stream = named.get(`${row.component_ref} ${row.environment}`);
    return stream
      ? [
          {
            target_id: targetId,
            stream_id: row.id,
            is_production: stream.production,
          },
        ]
      : [];
  });
  await upsertRows(trx, {
    table: 'target_streams',
    columns: {
      target_id: 'integer',
      stream_id: 'integer',
      is_production: 'boolean',
    },
    conflict: ['target_id', 'stream_id'],
    rows: after,
  });
  return [...before, ...after].map(row => row.stream_id);
}

async function createStreams(trx: Knex, streams: MappedStream[]) {
  const knownBy = new Map(
    streams.map(({ componentRef, environment }) => [
      `${componentRef} ${environment}`,
      {
        component_ref: componentRef,
        environment,
        is_production: false,
      },
    ]),
  );
  const rows = [...knownBy.values()];
  const known: { component_ref: string; environment: string }[] = await trx(
    'streams',
  ).where(
    isAnyOf(
      trx,
      'component_ref',
      rows.map(row => row.component_ref),
    ),
  );
  known.forEach(row =>
    knownBy.delete(`${row.component_ref} ${row.environment}`),
  );
  await upsertRows(trx, {
    table: 'streams',
    columns: {
      component_ref: 'text',
      environment: 'text',
      is_production: 'boolean',
    },
    rows: [...knownBy.values()],
  });
}

/** A stream is production if any target that is mapped to it is said to be. */
async function refreshProduction(trx: Knex, streams: number[]) {
  if (streams.length === 0) {
    return;
  }
  await trx('streams')
    .where(isAnyOf(trx, 'id', streams))
    .update({
      is_production: trx.raw(
        `EXISTS (SELECT 1 FROM target_streams
           WHERE target_streams.stream_id = streams.id
             AND target_streams.is_production)`,
      ),
    });
}
