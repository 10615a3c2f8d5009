import { DeploymentKey, Explanation } from '@milepost/plugin-dora-common';
import { DoraApi } from '../../api';

const POLL_INTERVAL_MS = 500;

/** The engine needs a second or two; longer, and something keeps it busy. */
const PATIENCE_MS = 30_000;

/**
 * Waits until the explanation of a deployment has a correction in it. The backend
 * computes what follows in the same transaction in which a correction becomes known.
 *
 * @returns undefined if it did not come in time
 */
export async function followCorrection(options: {
  api: Pick<DoraApi, 'explain'>;
  deployment: DeploymentKey;
  id: string;
  signal: AbortSignal;
}): Promise<Explanation | undefined> {
  const { api, deployment, id, signal } = options;
  const deadline = Date.now() + PATIENCE_MS;
  while (!signal.aborted && Date.now() < deadline) {
    try {
      const explanation = await api.explain(deployment);
      if (explanation.corrections.some(correction => correction.id === id)) {
        return explanation;
      }
    } catch {
      // The correction is taken in already: whether it can be seen is asked again.
    }
    await new Promise(resolve => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  return undefined;
}
