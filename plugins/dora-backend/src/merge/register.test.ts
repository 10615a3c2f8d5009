import fc from 'fast-check';
import { observe, State, valueOf } from './register';

const AT = 1_795_465_150_000;

describe('observe', () => {
  it.each([
    ['the moment of a merge', null, AT],
    ['a label', [], ['incident']],
    ['a deletion', false, true],
  ])('keeps %s that came within the second of its opposite', (_, a, b) => {
    const ways = [
      [a, b],
      [b, a],
    ].map(values =>
      values.reduce<State>(
        (state, value) => observe(state, AT, { field: value }),
        {},
      ),
    );
    expect(ways.map(state => valueOf(state, 'field'))).toEqual([b, b]);
  });

  it('ends in one state, whatever the order and however often', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string(),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const observation = fc.record({
      at: fc.integer({ min: 0, max: 2 }),
      fields: fc.dictionary(fc.constantFrom('a', 'b'), value, {
        noNullPrototype: true,
      }),
    });
    const merge = (all: { at: number; fields: Record<string, unknown> }[]) =>
      all.reduce<State>(
        (state, { at, fields }) => observe(state, at, fields),
        {},
      );
    fc.assert(
      fc.property(
        fc.array(observation, { maxLength: 8 }).chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: all.length * 2,
            }),
          ),
        ),
        ([all, shuffled]) => expect(merge(shuffled)).toEqual(merge(all)),
      ),
    );
  });
});
