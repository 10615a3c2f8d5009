import { Box } from '../../frame';
import { toPixels } from '../../scale';
import { TimelineEvent, TimelineLane } from './types';

const NAME_HEIGHT = 18;
const MIN_TRACK_HEIGHT = 36;
const AXIS_HEIGHT = 24;
/** Half of a moment's shape. */
export const RADIUS = 5;
/** So that the first and the last moment are not cut in half. */
const INSET = 8;
const SPAN_HEIGHT = 8;

/** A lane: its name above its track. */
export interface LaneLayout {
  name: string;
  nameY: number;
  /** On which moments stand. */
  momentY: number;
  /** The upper edge of what lasts. */
  spanY: number;
  footY: number;
}

/** Where everything in a timeline is; an event without a lane has no place. */
export interface TimelineLayout {
  lanes: LaneLayout[];
  moments: ({ x: number; y: number } | null)[];
  spans: (Box | null)[];
  /** What a pointer can hit: the moment, or all of what lasts. */
  boxes: (Box | null)[];
  toX: (ms: number) => number;
  axisY: number;
  height: number;
}

/** How high a timeline must be, at least, in pixels. */
export function timelineHeight(laneCount: number, wanted = 0): number {
  return Math.max(
    wanted,
    laneCount * (NAME_HEIGHT + MIN_TRACK_HEIGHT) + AXIS_HEIGHT,
  );
}

/** Lays out lanes below each other, and their events along the time. */
export function layOutTimeline(options: {
  lanes: TimelineLane[];
  events: TimelineEvent[];
  from: number;
  to: number;
  width: number;
  height: number;
}): TimelineLayout {
  const { events, from, to, width, height } = options;
  const within = toPixels([from, to], [INSET, width - INSET]);
  const toX = (ms: number) => within(Math.min(to, Math.max(from, ms)));
  const laneHeight = (height - AXIS_HEIGHT) / Math.max(1, options.lanes.length);
  const lanes = options.lanes.map(({ name }, index) => {
    const top = index * laneHeight;
    const momentY = top + NAME_HEIGHT + RADIUS + 4;
    return {
      name,
      nameY: top + NAME_HEIGHT - 5,
      momentY,
      spanY: momentY + RADIUS + 5,
      footY: top + laneHeight - 1,
    };
  });
  const rows = new Map(
    options.lanes.map(({ id }, index) => [id, lanes[index]]),
  );

  const moments = events.map(({ lane, at }) => {
    const row = rows.get(lane);
    return row ? { x: toX(at), y: row.momentY } : null;
  });
  const spans = events.map(({ lane, at, until }) => {
    const row = rows.get(lane);
    if (!row || until === undefined) {
      return null;
    }
    const x = toX(at);
    const end = toX(until ?? to);
    return {
      x,
      y: row.spanY,
      width: Math.max(2, end - x),
      height: SPAN_HEIGHT,
    };
  });
  const boxes = moments.map((moment, index) => {
    const span = spans[index];
    return moment && around(moment, span);
  });
  const axisY = height - AXIS_HEIGHT;
  return { lanes, moments, spans, boxes, toX, axisY, height };
}

function around(moment: { x: number; y: number }, span: Box | null): Box {
  const x = moment.x - RADIUS;
  const y = moment.y - RADIUS;
  return {
    x,
    y,
    width: span ? Math.max(2 * RADIUS, span.x + span.width - x) : 2 * RADIUS,
    height: span ? span.y + span.height - y : 2 * RADIUS,
  };
}
