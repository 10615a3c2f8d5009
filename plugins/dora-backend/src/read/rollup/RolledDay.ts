import { Tally } from '../tally';
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
}

/** Adds a day to the tally of what it lies in. */
export function addRolledDay(tally: Tally, day: RolledDay): void {
  decodeTallyInto(tally, day.tally);
  decodeDurationsInto(tally.lead, day.lead);
}

/** How many changes are in a day, without unpacking the rest of it. */
export function countRolledChanges(day: RolledDay): number {
  return readChangeCount(day.tally);
}
