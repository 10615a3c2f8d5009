import { useEffect, useState } from 'react';

/** From here on somebody wonders whether it still goes on. */
const SLOW_MS = 3_000;

/** Whether something has been loading for so long that one should say so. */
export function useSlow(loading: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!loading) {
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [loading]);
  return slow;
}
