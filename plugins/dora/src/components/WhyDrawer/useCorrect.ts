import { useEffect, useRef, useState } from 'react';
import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  CorrectionRequest,
  DeploymentKey,
  Explanation,
} from '@milepost/plugin-dora-common';
import { doraApiRef } from '../../api';
import { messageOf } from '../../errors';
import { followCorrection } from './followCorrection';

/** How far a correction has come. */
export type CorrectState =
  | { step: 'open' }
  | { step: 'sending' }
  | { step: 'refused'; message: string }
  /** Taken in, and not yet computed. */
  | { step: 'following' }
  /** Taken in, but nobody knows when it will be computed. */
  | { step: 'unseen' };

/** Sends a correction and waits until what follows from it can be seen. */
export function useCorrect(options: {
  deployment: DeploymentKey;
  onFollowed: (explanation: Explanation) => void;
}) {
  const { deployment, onFollowed } = options;
  const api = useApi(doraApiRef);
  const analytics = useAnalytics();
  const [state, setState] = useState<CorrectState>({ step: 'open' });
  const watch = useRef<AbortController>();
  useEffect(() => () => watch.current?.abort(), []);

  const correct = async (request: CorrectionRequest) => {
    const controller = new AbortController();
    watch.current = controller;
    const { signal } = controller;
    setState({ step: 'sending' });
    try {
      const { id } = await api.correct(request);
      analytics.captureEvent('create', 'Corrected delivery metrics', {
        attributes: { decision: request.decision.type },
      });
      setState({ step: 'following' });
      const found = await followCorrection({ api, deployment, id, signal });
      if (signal.aborted) {
        return;
      }
      if (found) {
        onFollowed(found);
      } else {
        setState({ step: 'unseen' });
      }
    } catch (error) {
      setState({ step: 'refused', message: messageOf(error) });
    }
  };
  return { state, correct };
}
