import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readSampleOrgConfig } from './readSampleOrgConfig';

const read = (data: JsonObject) =>
  readSampleOrgConfig(mockServices.rootConfig({ data }));

describe('readSampleOrgConfig', () => {
  it('is disabled unless it is enabled', () => {
    expect(read({})).toMatchObject({ enabled: false });
    expect(read({ sampleOrg: { seed: 7 } })).toEqual({
      enabled: false,
      seed: 7,
    });
    expect(read({ sampleOrg: { enabled: true } })).toEqual({
      enabled: true,
      seed: expect.any(Number),
    });
  });

  it.each([0.5, 2 ** 31, -(2 ** 31)])('refuses %p as a seed', seed => {
    expect(() => read({ sampleOrg: { seed } })).toThrow(
      /please use a whole number between/,
    );
  });
});
