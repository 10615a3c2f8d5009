import type { ApiEntity } from '@backstage/catalog-model';
import { describeApi } from './describeApi';

const api = (
  spec: Partial<ApiEntity['spec']>,
  rest: Partial<ApiEntity> = {},
): ApiEntity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'Prices', namespace: 'shop' },
  spec: {
    type: 'grpc',
    lifecycle: 'production',
    owner: 'payments',
    definition: 'syntax = "proto3";',
    ...spec,
  },
  ...rest,
});

describe('describeApi', () => {
  it('knows who provides it', () => {
    const relations = [
      { type: 'ownedBy', targetRef: 'group:default/payments' },
      { type: 'apiProvidedBy', targetRef: 'component:default/price-server' },
    ];
    expect(describeApi(api({}, { relations }))).toEqual({
      kind: 'grpc',
      ref: 'api:shop/prices',
      namespace: 'shop',
      name: 'Prices',
      component: 'price-server',
      path: '',
    });
  });

  it('supposes that it is served under its own name if nobody says by whom', () => {
    expect(describeApi(api({})).component).toBe('Prices');
  });

  it('finds something to read in an API over HTTP', () => {
    const definition = JSON.stringify({ paths: { '/v1/prices': { get: {} } } });
    expect(describeApi(api({ type: 'openapi', definition }))).toMatchObject({
      kind: 'http',
      path: '/v1/prices',
    });
  });

  it('refuses what cannot be called', () => {
    expect(() => describeApi(api({ type: 'asyncapi' }))).toThrow(
      /'api:shop\/prices' is of the type 'asyncapi'.*'openapi' or 'grpc'/,
    );
  });
});
