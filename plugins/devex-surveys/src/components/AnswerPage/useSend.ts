import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  nullifierOf,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { submissionApiRef } from '../../api';

const CONFLICT = 409;

/**
 * Sends a submission once, however often it is asked to.
 *
 * @remarks
 *
 * When an answer got lost on its way back, the next attempt finds the token used: that
 * is how one learns that the first did arrive.
 */
export function useSend(options: {
  token: SurveyToken;
  onSent: (receipt: string) => void;
}) {
  const { token, onSent } = options;
  const api = useApi(submissionApiRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const underWay = useRef(false);
  const mayHaveArrived = useRef(false);

  const send = async (body: string) => {
    if (underWay.current) {
      return;
    }
    underWay.current = true;
    setPending(true);
    setError(undefined);
    try {
      await api.send(body);
      onSent(await nullifierOf(token));
    } catch (caught) {
      const failure = caught as Error & { status?: number };
      if (failure.status === CONFLICT && mayHaveArrived.current) {
        onSent(await nullifierOf(token));
      } else {
        mayHaveArrived.current ||= failure.status === undefined;
        setError(failure);
      }
    } finally {
      underWay.current = false;
      setPending(false);
    }
  };

  return { send, pending, error };
}
