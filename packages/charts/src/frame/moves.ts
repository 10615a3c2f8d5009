/** Where a key leads from a mark; `undefined` where it leads nowhere. */
export type Move = (index: number, key: string) => number | undefined;

const PAGE = 10;

/** Home, End and the page keys mean the same in every chart. */
function jump(index: number, count: number, key: string): number | undefined {
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageUp':
      return Math.max(0, index - PAGE);
    case 'PageDown':
      return Math.min(count - 1, index + PAGE);
    default:
      return undefined;
  }
}

/** Moves through marks that follow each other. */
export function moveAlong(count: number): Move {
  return (index, key) => {
    const step =
      { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key] ?? 0;
    return step === 0
      ? jump(index, count, key)
      : Math.min(count - 1, Math.max(0, index + step));
  };
}

/**
 * Moves through marks that lie in a plane: left and right to the next and the one before,
 * up and down to the nearest in the rows above and below.
 */
export function moveInRows(
  marks: readonly { row: number; at: number }[],
): Move {
  const along = moveAlong(marks.length);
  return (index, key) => {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') {
      return along(index, key);
    }
    const from = marks[index];
    const rows = marks
      .map(({ row }) => row)
      .filter(row => (key === 'ArrowUp' ? row < from.row : row > from.row));
    if (rows.length === 0) {
      return index;
    }
    const row = key === 'ArrowUp' ? Math.max(...rows) : Math.min(...rows);
    let nearest: number | undefined;
    marks.forEach((mark, candidate) => {
      if (
        mark.row === row &&
        (nearest === undefined ||
          Math.abs(mark.at - from.at) < Math.abs(marks[nearest].at - from.at))
      ) {
        nearest = candidate;
      }
    });
    return nearest;
  };
}
