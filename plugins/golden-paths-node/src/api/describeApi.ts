import {
  type ApiEntity,
  DEFAULT_NAMESPACE,
  parseEntityRef,
  RELATION_API_PROVIDED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { findReadPath } from './findReadPath';

/** What a template has to know of an API to generate code that calls it. */
export type ApiDescription = {
  /** How it is called; nothing when no API was chosen. */
  kind: '' | 'http' | 'grpc';
  ref: string;
  namespace: string;
  name: string;
  /** The component that provides it. */
  component: string;
  /** A path that can be read without further knowledge; only for HTTP. */
  path: string;
};

/** What templates are told when no API was chosen. */
export const NO_API: ApiDescription = {
  kind: '',
  ref: '',
  namespace: '',
  name: '',
  component: '',
  path: '',
};

/**
 * Describes an API of the catalog for those who generate code that calls it.
 *
 * @throws InputError when it is of a type that no golden path can call.
 */
export function describeApi(entity: ApiEntity): ApiDescription {
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  const ref = stringifyEntityRef(entity);
  const { type, definition } = entity.spec;
  if (type !== 'openapi' && type !== 'grpc') {
    throw new InputError(
      `The API '${ref}' is of the type '${type}', which cannot be called from here: choose one of the type 'openapi' or 'grpc', or none.`,
    );
  }
  const provider = entity.relations?.find(
    relation => relation.type === RELATION_API_PROVIDED_BY,
  );
  return {
    kind: type === 'grpc' ? 'grpc' : 'http',
    ref,
    namespace,
    name,
    // Where nobody says who provides it, the name of the API is the best guess.
    component: provider ? parseEntityRef(provider.targetRef).name : name,
    path: type === 'openapi' ? findReadPath(definition) : '',
  };
}
