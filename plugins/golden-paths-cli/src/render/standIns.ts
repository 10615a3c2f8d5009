import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { toOneLine } from '@milepost/plugin-golden-paths-node';

const nameOf = (ref: unknown, defaultKind: string) =>
  parseEntityRef(String(ref), {
    defaultKind,
    defaultNamespace: DEFAULT_NAMESPACE,
  }).name;

/**
 * What the steps that ask the portal would answer, if it had everything it is asked for.
 * The key is the id of the action.
 */
export const STAND_INS: Record<string, (input: JsonObject) => JsonObject> = {
  'golden-path:check': ({ owner, system, newSystem, description }) => ({
    ownerName: nameOf(owner, 'group'),
    systemName: newSystem || (system ? nameOf(system, 'system') : ''),
    systemIsNew: Boolean(newSystem),
    description: toOneLine(String(description ?? '')),
  }),
};
