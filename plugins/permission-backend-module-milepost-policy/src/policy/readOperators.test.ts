import { mockServices } from '@backstage/backend-test-utils';
import { readOperators } from './readOperators';

const read = (operators?: string[]) =>
  readOperators(
    mockServices.rootConfig({
      data: { permission: { milepost: { operators } } },
    }),
  );

describe('readOperators', () => {
  it('reads full references, and none where nothing is configured', () => {
    expect(read(['Group:Default/Platform', 'sre'])).toEqual([
      'group:default/platform',
      'group:default/sre',
    ]);
    expect(read()).toEqual([]);
  });

  it.each([
    ['user:default/noor', /is not a group; please put the person into a group/],
    ['group:', /please write it as group:default\/name/],
  ])('refuses %p', (ref, message) => {
    expect(() => read([ref])).toThrow(message);
  });
});
