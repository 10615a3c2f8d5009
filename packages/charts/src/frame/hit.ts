import { Box } from './types';

/** How far from a mark a pointer may be and still mean it, in pixels. */
const REACH = 24;

/** Whether marks are told apart by their place along the picture, or in both ways. */
export type Aim = 'along' | 'plane';

/** The mark that a pointer means, or `undefined` where none is near. */
export function markAt(
  boxes: readonly (Box | null)[],
  pointer: { x: number; y: number },
  aim: Aim,
): number | undefined {
  let nearest: number | undefined;
  let least = aim === 'along' ? Infinity : REACH;
  boxes.forEach((box, index) => {
    if (!box) {
      return;
    }
    const x = outside(pointer.x, box.x, box.width);
    const y = aim === 'along' ? 0 : outside(pointer.y, box.y, box.height);
    const distance = Math.hypot(x, y);
    if (distance < least) {
      least = distance;
      nearest = index;
    }
  });
  return nearest;
}

/** How far a coordinate is outside a stretch; 0 inside it. */
function outside(at: number, start: number, length: number): number {
  return Math.max(0, start - at, at - (start + length));
}
