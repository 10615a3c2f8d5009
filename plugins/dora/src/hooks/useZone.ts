import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The zone whose days and weeks count: the backend's configuration says it to both. */
export function useZone(): string {
  return useApi(configApiRef).getOptionalString('dora.timeZone') ?? 'UTC';
}
