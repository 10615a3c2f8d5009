/** The shapes that tell kinds of moments apart without any colour. */
export type Shape =
  | 'circle'
  | 'square'
  | 'diamond'
  | 'triangle'
  | 'cross'
  | 'arrow';

/** A shape as a path around a place; all have about the same weight to the eye. */
export function shapePath(
  shape: Shape,
  x: number,
  y: number,
  radius: number,
): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${
        -2 * r
      },0Z`;
    case 'square':
      return `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`;
    case 'diamond':
      return `M${x},${y - 1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${
        1.3 * r
      }l${-1.3 * r},${-1.3 * r}Z`;
    case 'triangle':
      return `M${x},${y - 1.2 * r}l${1.2 * r},${2.2 * r}h${-2.4 * r}Z`;
    case 'cross':
      return `M${x - r},${y - r}l${2 * r},${2 * r}M${x + r},${y - r}l${
        -2 * r
      },${2 * r}`;
    case 'arrow':
      return `M${x},${y + r}v${-3 * r}M${x - r},${y - r}l${r},${-r}l${r},${r}`;
    default:
      return shape satisfies never;
  }
}

/** Whether a shape is made of strokes, and has no inside that could be filled. */
export function isStroked(shape: Shape): boolean {
  return shape === 'cross' || shape === 'arrow';
}
