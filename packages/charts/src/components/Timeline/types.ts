import { ChartProps } from '../../types';

/** @public */
export interface TimelineLane {
  id: string;
  name: string;
}

/** @public */
export type TimelineEventKind = 'deployment' | 'failure' | 'fix' | 'incident';

/** @public */
export interface TimelineEvent {
  id: string;
  /** The id of its lane. */
  lane: string;
  kind: TimelineEventKind;
  /** In milliseconds since 1970. */
  at: number;
  /** When it ended; `null` while it goes on. Without it the event is a moment. */
  until?: number | null;
  name: string;
  detail?: string;
}

/** @public */
export interface TimelineProps extends ChartProps {
  lanes: TimelineLane[];
  events: TimelineEvent[];
  from: number;
  to: number;
  formatTime: (ms: number) => string;
  /** A shorter time for the axis. @defaultValue formatTime */
  formatTick?: (ms: number) => string;
  /** In pixels. @defaultValue as high as the lanes need */
  height?: number;
}
