import { useCallback, useEffect, useMemo } from 'react';
import { useAnalytics } from '@backstage/frontend-plugin-api';
import { MeasureRequest, WindowRequest } from '@milepost/plugin-dora-common';
import { useSearchParams } from 'react-router-dom';
import {
  changeView,
  DeliveryView,
  lastFrame,
  ORGANISATION,
  parseView,
  serialiseFrame,
  serialiseView,
  toRequest,
} from '../view';
import { useOwnGroups } from './useOwnGroups';
import { useZone } from './useZone';

/** The view in the address, and how to change it. */
export interface DeliveryViewState {
  /** With its scope, as soon as that is known. */
  view: DeliveryView;
  /** What to ask the backend, the same object while it stays the same; undefined until the scope is known. */
  request: (WindowRequest & MeasureRequest) | undefined;
  /** Changes the address, and with it the view. */
  change(patch: Partial<DeliveryView>): void;
}

/**
 * The view that the address describes. Where it names no scope, the one that was
 * looked at last is put in, or else the reader's own group, so that the address
 * that somebody shares shows others the same.
 *
 * @param fixedScope - the entity, on a page that is about one
 */
export function useDeliveryView(fixedScope?: string): DeliveryViewState {
  const [params, setParams] = useSearchParams();
  const analytics = useAnalytics();
  const zone = useZone();
  const ownGroups = useOwnGroups();
  const query = params.toString();

  const view = useMemo(() => {
    const parsed = parseView(new URLSearchParams(query));
    return fixedScope ? { ...parsed, scope: fixedScope } : parsed;
  }, [query, fixedScope]);

  useEffect(() => {
    if (fixedScope) {
      return;
    }
    const last = lastFrame.read();
    if (view.scope) {
      lastFrame.keep(serialiseFrame(view).toString());
    } else if (!query && last) {
      setParams(new URLSearchParams(last), { replace: true });
    } else if (ownGroups) {
      const scope = ownGroups[0] ?? ORGANISATION;
      setParams(serialiseView({ ...view, scope }), { replace: true });
    }
  }, [fixedScope, view, query, ownGroups, setParams]);

  const frame = serialiseFrame(view).toString();
  const request = useMemo(() => {
    const framed = parseView(new URLSearchParams(frame));
    return framed.scope
      ? toRequest({ ...framed, scope: framed.scope }, { zone })
      : undefined;
  }, [frame, zone]);

  const change = useCallback(
    (patch: Partial<DeliveryView>) => {
      for (const filter of Object.keys(patch)) {
        analytics.captureEvent('click', 'Changed what delivery shows', {
          attributes: { filter },
        });
      }
      const { scope, ...changed } = changeView(view, patch);
      setParams(serialiseView(fixedScope ? changed : { scope, ...changed }));
    },
    [analytics, fixedScope, setParams, view],
  );

  return { view, request, change };
}
