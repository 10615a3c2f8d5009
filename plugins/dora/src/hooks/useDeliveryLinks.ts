import { useRouteRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey } from '@milepost/plugin-dora-common';
import { overviewRouteRef, rowsRouteRef, servicesRouteRef } from '../routes';
import {
  frameQuery,
  RowList,
  rowsQuery,
  RowsTarget,
  ViewFrame,
  whyQuery,
} from '../view';

/** Addresses of the delivery pages, from anywhere in the portal. */
export function useDeliveryLinks() {
  const overview = useRouteRef(overviewRouteRef);
  const services = useRouteRef(servicesRouteRef);
  const rows = useRouteRef(rowsRouteRef);
  return {
    overviewHref: (frame: ViewFrame) =>
      `${overview?.() ?? ''}${frameQuery(frame)}`,
    servicesHref: (frame: ViewFrame) =>
      `${services?.() ?? ''}${frameQuery(frame)}`,
    /** The rows behind a number, a bar or a dot. */
    rowsHref: (frame: ViewFrame, target: RowsTarget) =>
      `${rows?.() ?? ''}${rowsQuery(frame, target)}`,
    /** "Why this number" of a deployment. */
    whyHref: (frame: ViewFrame, why: DeploymentKey, list?: RowList) =>
      `${rows?.() ?? ''}${whyQuery(frame, why, list)}`,
  };
}
