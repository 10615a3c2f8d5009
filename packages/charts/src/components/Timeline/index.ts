export { Timeline } from './Timeline';
export type {
  TimelineEvent,
  TimelineEventKind,
  TimelineLane,
  TimelineProps,
} from './types';
