import { createRouteRef } from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();
export const overviewRouteRef = createRouteRef();
export const servicesRouteRef = createRouteRef();
export const rowsRouteRef = createRouteRef();
export const qualityRouteRef = createRouteRef();
