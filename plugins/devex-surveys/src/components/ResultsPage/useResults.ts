import { useApi } from '@backstage/frontend-plugin-api';
import {
  Benchmark,
  Round,
  RoundResults,
} from '@milepost/plugin-devex-surveys-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devexSurveysApiRef } from '../../api';

// Two years of quarters: more does not fit beside each other on a phone.
const ROUNDS_IN_TREND = 8;

/** A closed round, and the rounds up to it, the oldest first. */
export interface ResultsInContext {
  round: Round;
  closedRounds: Round[];
  results: RoundResults;
  history: RoundResults[];
  /** What other organisations answered, if somebody has imported it. */
  benchmarks: Benchmark[];
}

/** The results of a round, or of the latest; undefined while none was closed. */
export function useResults(roundId: string | null) {
  const api = useApi(devexSurveysApiRef);
  return useAsyncRetry(async (): Promise<ResultsInContext | null> => {
    const [rounds, benchmarks] = await Promise.all([
      api.getRounds(),
      api.getBenchmarks(),
    ]);
    const closedRounds = rounds.filter(({ state }) => state === 'closed');
    const index = roundId
      ? closedRounds.findIndex(({ id }) => id === roundId)
      : 0;
    const round = closedRounds[index];
    if (!round) {
      return null;
    }
    const [results, ...before] = await Promise.all(
      closedRounds
        .slice(index, index + ROUNDS_IN_TREND)
        .map(({ id }) => api.getResults(id)),
    );
    return {
      round,
      closedRounds,
      benchmarks,
      results,
      history: [...before].reverse().concat(results),
    };
  }, [api, roundId]);
}
