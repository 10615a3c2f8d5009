import { useMemo } from 'react';
import { MeasureRequest, WindowRequest } from '@milepost/plugin-dora-common';
import { DEFAULT_VIEW, toRequest } from '../view';
import { useZone } from './useZone';

/** What is asked where there is no view in the address: a scope, as everybody sees it first. */
export function useScopeRequest(
  scope: string | undefined,
): (WindowRequest & MeasureRequest) | undefined {
  const zone = useZone();
  return useMemo(
    () => (scope ? toRequest({ ...DEFAULT_VIEW, scope }, { zone }) : undefined),
    [scope, zone],
  );
}
