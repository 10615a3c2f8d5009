import { Shape } from '../../marks';
import { Tone } from '../../types';
import { TimelineEventKind } from './types';

/** How the kinds are drawn, in the order in which they lie on each other. */
export const KINDS: Record<TimelineEventKind, { shape: Shape; tone: Tone }> = {
  deployment: { shape: 'circle', tone: 'accent' },
  incident: { shape: 'diamond', tone: 'warn' },
  fix: { shape: 'triangle', tone: 'good' },
  failure: { shape: 'cross', tone: 'bad' },
};

/** The kinds from the lowest to the uppermost. */
export const KIND_NAMES = Object.keys(KINDS) as TimelineEventKind[];
