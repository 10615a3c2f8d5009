import fc from 'fast-check';
import { findReadPath } from './findReadPath';

const paths = (content: object) =>
  JSON.stringify({ openapi: '3.1.0', paths: content });

describe('findReadPath', () => {
  it('takes the first path that can be read as it is', () => {
    expect(
      findReadPath(`
openapi: 3.1.0
paths:
  /orders/{id}: { get: {} }
  /orders: { post: {} }
  /search: { get: { parameters: [{ name: q, in: query, required: true }] } }
  /linked: { get: { parameters: [{ $ref: '#/components/parameters/Tenant' }] } }
  /tenants: { parameters: [{ name: tenant, in: header, required: true }], get: {} }
  /prices: { get: { parameters: [{ name: page, in: query }] }, post: {} }
  /later: { get: {} }
`),
    ).toBe('/prices');
  });

  it.each([
    [''],
    ['not: [yaml'],
    ['openapi: 3.1.0'],
    [paths({ '/a"; stop()': { get: {} } })],
    [paths({ '/${{ values.name }}': { get: {} } })],
    [paths({ [`/${'a'.repeat(51)}`]: { get: {} } })],
    [paths({ '/a': null })],
  ])('falls back to the root for %j', definition => {
    expect(findReadPath(definition)).toBe('/');
  });

  it('never answers anything that would have to be escaped', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (path, get) => {
        expect(findReadPath(paths({ [path]: { get } }))).toMatch(
          /^\/[\w./~-]{0,50}$/,
        );
      }),
    );
  });
});
