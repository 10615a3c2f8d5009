import {
  type ApiEntity,
  DEFAULT_NAMESPACE,
  parseEntityRef,
} from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import {
  describeApi,
  NO_API,
  toOneLine,
} from '@milepost/plugin-golden-paths-node';

const nameOf = (ref: unknown, defaultKind: string) =>
  parseEntityRef(String(ref), {
    defaultKind,
    defaultNamespace: DEFAULT_NAMESPACE,
  }).name;

/** An API that nobody has described: gRPC if its name ends in `-grpc`, else HTTP. */
function inventApi(ref: unknown): ApiEntity {
  const { name, namespace } = parseEntityRef(String(ref), {
    defaultKind: 'api',
    defaultNamespace: DEFAULT_NAMESPACE,
  });
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace },
    spec: {
      type: name.endsWith('-grpc') ? 'grpc' : 'openapi',
      lifecycle: 'production',
      owner: 'group:default/guests',
      definition: '{}',
    },
  };
}

/**
 * What the steps that ask the portal would answer, if it had everything it is asked for.
 * The key is the id of the action.
 */
export const STAND_INS: Record<string, (input: JsonObject) => JsonObject> = {
  'golden-path:check': ({ owner, system, newSystem, description, api }) => ({
    ownerName: nameOf(owner, 'group'),
    systemName: newSystem || (system ? nameOf(system, 'system') : ''),
    systemIsNew: Boolean(newSystem),
    api: api ? describeApi(inventApi(api)) : NO_API,
    description: toOneLine(String(description ?? '')),
  }),
};
