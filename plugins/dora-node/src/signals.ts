import { z } from 'zod/v4';
import { changeSignalSchema } from './signals/change';
import {
  artifactSignalSchema,
  commitSignalSchema,
  refSignalSchema,
} from './signals/commit';
import { correctionSignalSchema } from './signals/correction';
import { deploymentSignalSchema } from './signals/deployment';
import { incidentSignalSchema } from './signals/incident';
import { componentSignalSchema, mappingSignalSchema } from './signals/mapping';

/**
 * Everything that a source can say, in words that no source owns.
 *
 * @remarks
 * Signals are observations, not commands. Merging them is commutative, associative and
 * idempotent: any order, any number of repetitions and any division into batches ends in
 * the same state. A source therefore needs no memory of what it has sent; when in doubt
 * it sends again.
 *
 * @public
 */
export const signalSchema = z.discriminatedUnion('kind', [
  commitSignalSchema,
  refSignalSchema,
  artifactSignalSchema,
  changeSignalSchema,
  deploymentSignalSchema,
  incidentSignalSchema,
  mappingSignalSchema,
  componentSignalSchema,
  correctionSignalSchema,
]);

/** See {@link signalSchema}. @public */
export type Signal = z.infer<typeof signalSchema>;

/** The kinds of {@link Signal}. @public */
export type SignalKind = Signal['kind'];

/** A signal of one kind. @public */
export type SignalOf<K extends SignalKind> = Extract<Signal, { kind: K }>;

/**
 * Takes signals in. They are durable when the promise resolves, and become part of the
 * metrics within seconds. Throws an `InputError` that names the first malformed signal,
 * in which case none was taken.
 *
 * @public
 */
export interface SignalRecorder {
  recordSignals(signals: Signal[]): Promise<void>;
}
