/** A point that can be pointed at, moved to, heard and chosen. */
export interface Mark {
  /** What `onSelect` is called with. */
  key: string;
  title: string;
  /** What the tooltip says below the title, and a screen reader after it. */
  lines: string[];
}

/** Where a mark is in the picture, in pixels from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
