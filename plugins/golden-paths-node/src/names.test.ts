import fc from 'fast-check';
import { findNameFault } from './names';

const LEGAL = /^[a-z](?:[a-z0-9-]{1,38}[a-z0-9])$/;

describe('findNameFault', () => {
  it('accepts exactly what the pattern allows, short of reserved words', () => {
    const nearlyLegal = fc.string({
      unit: fc.constantFrom(...'abyz019-A._/ é'.split('')),
      maxLength: 45,
    });
    fc.assert(
      fc.property(fc.oneof(nearlyLegal, fc.string()), name => {
        const fault = findNameFault(name);
        const accepted = fault === undefined || fault.includes('reserved');
        expect(accepted).toBe(LEGAL.test(name));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(LEGAL), name => {
        const fault = findNameFault(name);
        expect(fault === undefined || fault.includes('reserved')).toBe(true);
      }),
    );
  });

  it.each([
    ['', /Enter a name/],
    ['ab', /too short/],
    ['a'.repeat(41), /41 characters: use 40 at most/],
    ['Orders', /'orders'/],
    ['Parcel Tracker!', /'parcel-tracker'/],
    ['1st-service', /Start the name with a letter/],
    ['-orders', /Start the name with a letter/],
    ['orders-', /End the name/],
    ['../etc', /Start the name/],
    ['a/../b', /Use only the letters/],
    ['оrders', /Start the name/], // a Cyrillic "о"
    ['order\u200bs', /Use only the letters/],
    ['orders.git', /Use only the letters/],
    ['gitops', /reserved/],
    ['postgres', /reserved/],
  ])('says what is wrong with %j', (name, fault) => {
    expect(findNameFault(name)).toMatch(fault);
  });
});
