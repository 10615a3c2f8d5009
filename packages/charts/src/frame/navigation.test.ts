import fc from 'fast-check';
import { markAt } from './hit';
import { moveAlong, moveInRows } from './moves';

const KEYS = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
];

const anyMarks = fc.array(
  fc.record({ row: fc.integer({ min: -1, max: 4 }), at: fc.nat() }),
  { minLength: 1, maxLength: 30 },
);

describe('moves', () => {
  it('never lead out of the marks, and leave other keys alone', () => {
    fc.assert(
      fc.property(
        anyMarks,
        fc.array(fc.constantFrom(...KEYS)),
        (marks, keys) => {
          for (const move of [moveAlong(marks.length), moveInRows(marks)]) {
            let index = 0;
            for (const key of keys) {
              index = move(index, key) ?? -1;
              expect(marks[index]).toBeDefined();
            }
            expect(move(index, 'Tab')).toBeUndefined();
          }
        },
      ),
    );
  });

  it('go up and down to the nearest mark of the next row that has any', () => {
    const move = moveInRows([
      { row: 0, at: 10 },
      { row: 2, at: 1 },
      { row: 2, at: 12 },
      { row: 2, at: 90 },
    ]);
    expect(move(0, 'ArrowDown')).toBe(2);
    expect(move(3, 'ArrowUp')).toBe(0);
    expect(move(0, 'ArrowUp')).toBe(0);
    expect(move(1, 'ArrowDown')).toBe(1);
  });
});

describe('markAt', () => {
  const boxes = [
    { x: 0, y: 0, width: 10, height: 10 },
    null,
    { x: 100, y: 50, width: 0, height: 0 },
  ];

  it('takes the nearest along the picture, however far', () => {
    expect(markAt(boxes, { x: 60, y: 400 }, 'along')).toBe(2);
    expect(markAt(boxes, { x: 40, y: 400 }, 'along')).toBe(0);
    expect(markAt([], { x: 0, y: 0 }, 'along')).toBeUndefined();
  });

  it('takes only what is near in a plane', () => {
    expect(markAt(boxes, { x: 90, y: 60 }, 'plane')).toBe(2);
    expect(markAt(boxes, { x: 60, y: 60 }, 'plane')).toBeUndefined();
  });
});
