import { Definitions } from '@milepost/plugin-dora-common';
import { Tally } from '../tally';
import { addBots, readBotsCount } from './botsCodec';
import {
  decodeDurationsInto,
  decodeTallyInto,
  readChangeCount,
} from './tallyCodec';

/** A day of a scope, packed. */
export interface RolledDay {
  from: number;
  tally: Uint8Array;
  /** Lead times from the start that was asked for. */
  lead: Uint8Array;
  /** Changes of which the reader decides whether they count. */
  bots: Uint8Array | null;
}

/** Adds a day to the tally of what it lies in, by the definitions that a reader wants. */
export function addRolledDay(
  tally: Tally,
  day: RolledDay,
  definitions: Definitions,
): void {
  decodeTallyInto(tally, day.tally);
  decodeDurationsInto(tally.lead, day.lead);
  if (day.bots) {
    addBots(tally, day.bots, definitions);
  }
}

/** How many changes are in a day, without unpacking the rest of it. */
export function countRolledChanges(day: RolledDay): number {
  return readChangeCount(day.tally) + (day.bots ? readBotsCount(day.bots) : 0);
}
