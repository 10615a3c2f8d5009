import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { ResourceState } from '../components/Resource';

/**
 * Asks, and asks anew when there is another question. From that very moment what is there
 * counts as the answer to the old one, and not only once the new one has been sent.
 *
 * @param ask - The same function as long as it asks the same.
 */
export function useAsked<T>(ask: () => Promise<T>): ResourceState<T> {
  const state = useAsyncRetry(
    async () => ({ ask, answer: await ask() }),
    [ask],
  );
  const { value, loading, error } = state;
  return {
    ...state,
    value: value?.answer,
    loading: loading || (!error && value?.ask !== ask),
  };
}
