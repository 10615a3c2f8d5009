/**
 * The charts of all pages.
 *
 * @packageDocumentation
 */

export * from './components';
export { chartsTranslationRef } from './translation';
export type {
  ChartProps,
  Interval,
  Point,
  ScaleKind,
  Target,
  Tone,
} from './types';
