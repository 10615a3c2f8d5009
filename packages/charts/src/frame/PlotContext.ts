import { createContext, useContext, useLayoutEffect } from 'react';
import { Box } from './types';

/** What the frame and the picture in it tell each other. */
export interface PlotContextValue {
  /** In pixels. */
  width: number;
  height: number;
  /** Tells the frame where the marks are, in their order. */
  place: (boxes: (Box | null)[]) => void;
}

export const PlotContext = createContext<PlotContextValue>({
  width: 0,
  height: 0,
  place: () => {},
});

/** The size that a picture may take. */
export function usePlotSize(): { width: number; height: number } {
  const { width, height } = useContext(PlotContext);
  return { width, height };
}

/**
 * Tells the frame where the marks are. Give the same array as long as nothing moved:
 * the frame draws its tooltip anew for each other one.
 */
export function usePlaces(boxes: (Box | null)[]): void {
  const { place } = useContext(PlotContext);
  useLayoutEffect(() => place(boxes), [boxes, place]);
}
