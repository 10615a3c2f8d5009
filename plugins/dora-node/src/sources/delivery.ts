import type { Signal } from '../signals';

/**
 * What arrived, before anything of it is understood.
 *
 * @public
 */
export interface Delivery {
  /** By lower-case name. Credentials have been taken out. */
  headers: Record<string, string>;
  body: Buffer;
  /** When it arrived, in milliseconds since 1970. */
  receivedAt: number;
}

/**
 * What a source makes of a delivery. One that is ignored is of no interest by intention;
 * one that is rejected should have been of interest and could not be read.
 *
 * @public
 */
export type Reading =
  | { outcome: 'signals'; signals: Signal[]; warning?: string }
  | { outcome: 'ignored'; reason: string }
  | { outcome: 'rejected'; reason: string };

/** What became of a delivery. @public */
export interface Receipt {
  /** By which the delivery is listed and replayed. */
  id: string;
  state: 'received' | 'recorded' | 'ignored' | 'rejected';
  /** The same delivery had arrived before; it has been counted, not repeated. */
  duplicate: boolean;
  reason?: string;
}

/**
 * Keeps a delivery and takes in what its source makes of it.
 *
 * @remarks
 * Resolves when the delivery is durable. It never rejects because of what a delivery
 * contains: what can't be read is kept, with the reason, until it can.
 *
 * @public
 */
export interface Intake {
  receive(
    source: string,
    delivery: Delivery & { id?: string },
  ): Promise<Receipt>;
}

/** Answers that a delivery is what the source wants nothing of. @public */
export function ignored(reason: string): Reading {
  return { outcome: 'ignored', reason };
}

/** Answers that a delivery can't be read; the reason says what to mend. @public */
export function rejected(reason: string): Reading {
  return { outcome: 'rejected', reason };
}

/** Answers with the signals of a delivery. @public */
export function signals(...list: Signal[]): Reading {
  return { outcome: 'signals', signals: list };
}
