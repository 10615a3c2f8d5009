import { createRouteRef } from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();
export const answerRouteRef = createRouteRef();
export const resultsRouteRef = createRouteRef();
export const roundsRouteRef = createRouteRef();
