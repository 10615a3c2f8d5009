/** A place in a picture, in pixels. */
export interface Place {
  x: number;
  y: number;
}

/** The runs of what is known, between the gaps of what is not. */
export function runsOf<T>(items: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  for (const item of items) {
    if (item !== null) {
      run.push(item);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** A line through the places, with a gap where there is none. */
export function linePath(places: readonly (Place | null)[]): string {
  return runsOf(places)
    .map(run =>
      run
        .map(({ x, y }, index) => `${index ? 'L' : 'M'}${short(x)},${short(y)}`)
        .join(''),
    )
    .join('');
}

function short(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
