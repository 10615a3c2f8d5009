import { ConflictError } from '@backstage/errors';
import { Buckets, FLOORS } from '@milepost/plugin-devex-surveys-common';
import { RoundRow, RoundStore } from '../database';

/** Several rounds in a row with small changes would be one long differencing attack. */
export async function refuseIfAskedLately(
  store: RoundStore,
  { bucketOf }: Buckets,
  recent: readonly RoundRow[],
): Promise<void> {
  for (const other of recent) {
    const asked = await store.roster(other.id);
    const again = [...bucketOf.keys()].filter(ref => asked.has(ref)).length;
    if (again > 0) {
      throw new ConflictError(
        `${again} of the people were invited to '${
          other.title
        }' on ${other.opens_at.slice(0, 10)}; please wait ${
          FLOORS.daysBetweenRounds
        } days between two rounds that ask the same people`,
      );
    }
  }
}
