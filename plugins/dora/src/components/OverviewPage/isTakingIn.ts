import { DataQualityReport } from '@milepost/plugin-dora-common';

/** What came so lately may be followed by more at any moment. */
const LATELY_MS = 60_000;

/** Whether there may be deployments that nobody has computed yet, or that are just coming. */
export function isTakingIn(
  { backlog, rebuilding, sources }: DataQualityReport,
  now: number,
): boolean {
  return (
    backlog > 0 ||
    rebuilding ||
    sources.some(
      ({ lastReceivedAt }) =>
        lastReceivedAt !== null && now - Date.parse(lastReceivedAt) < LATELY_MS,
    )
  );
}
