import { MappingSignal, Signal } from '@milepost/plugin-dora-node';

/**
 * Why signals go beyond the components that their sender may speak for; undefined if
 * they do not. Who is confined to components may say something of what is deployed to
 * them, and of nothing that other components share: their commits and changes.
 */
export function outOfScope(
  signals: readonly Signal[],
  mappings: readonly MappingSignal[],
  scope: readonly string[] | null,
): string | undefined {
  if (!scope) {
    return undefined;
  }
  const other = signals.find(
    ({ kind }) => kind !== 'deployment' && kind !== 'incident',
  );
  if (other) {
    return `the token is confined to components and may report deployments and incidents only; this is of the kind '${other.kind}'`;
  }
  for (const signal of signals) {
    if (signal.kind !== 'deployment' && signal.kind !== 'incident') {
      continue;
    }
    const mapping = mappings.find(
      candidate =>
        JSON.stringify(candidate.target) === JSON.stringify(signal.target),
    );
    const foreign = mapping?.streams.find(
      ({ componentRef }) => !scope.includes(componentRef),
    );
    if (!mapping || foreign) {
      return `the token may only speak for ${scope.join(', ')}, not for ${
        foreign?.componentRef ?? JSON.stringify(signal.target ?? {})
      }`;
    }
  }
  return undefined;
}
