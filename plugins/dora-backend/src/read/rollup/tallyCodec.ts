import { LogHistogram } from '@milepost/plugin-dora-common';
import { DeploymentClass } from '../../database/tables';
import { DurationSample, STAGES, Tally } from '../tally';
import { VarintReader, VarintWriter } from './varint';

/** Goes up with every change of the layout; older roll-ups are made anew. */
export const TALLY_LAYOUT = 2;

/** Their order is part of the layout. */
const CLASSES: readonly DeploymentClass[] = [
  'normal',
  'redeploy',
  'rollback',
  'remediation',
  'failed_attempt',
];

/**
 * Packs a tally into bytes: a day of an organisation with a thousand services
 * that deploy takes 4 kB, where JSON would take 30.
 *
 * The lead times are not part of it: they are kept apart by where they begin, see
 * {@link encodeDurations}, and so are changes of bots: see `encodeBots`.
 *
 * What is provisional changes by time alone, so a tally that has any can't be
 * packed; nor are days rolled up before it has settled.
 */
export function encodeTally(tally: Tally): Buffer {
  const writer = new VarintWriter();
  CLASSES.forEach(name => writer.write(tally.classes[name]));
  writer
    .write(tally.rework)
    .write(tally.changes)
    .write(tally.unknownHistories)
    .write(tally.excludedChanges)
    .write(tally.excludedDeployments)
    .write(tally.attributedIncidents)
    .write(tally.unattributedIncidents)
    .write(tally.openFailures)
    .write(tally.oldestOpenFailure ?? 0);
  STAGES.forEach((_, stage) =>
    writer.write(tally.stageSeconds[stage]).write(tally.stageCounts[stage]),
  );
  writeHistogram(writer, tally.recovery.toHistogram());
  writeStreams(writer, tally);
  return writer.toBuffer();
}

/** Adds what {@link encodeTally} has packed to a tally. */
export function decodeTallyInto(tally: Tally, bytes: Uint8Array): void {
  const reader = new VarintReader(bytes);
  CLASSES.forEach(name => {
    tally.classes[name] += reader.read();
  });
  tally.rework += reader.read();
  tally.changes += reader.read();
  tally.unknownHistories += reader.read();
  tally.excludedChanges += reader.read();
  tally.excludedDeployments += reader.read();
  tally.attributedIncidents += reader.read();
  tally.unattributedIncidents += reader.read();
  const openFailures = reader.read();
  const oldest = reader.read();
  if (openFailures > 0) {
    tally.addOpenFailures(openFailures, oldest);
  }
  STAGES.forEach((_, stage) => {
    tally.stageSeconds[stage] += reader.read();
    tally.stageCounts[stage] += reader.read();
  });
  readHistogram(reader, tally.recovery);
  readStreams(reader, tally);
}

/** Packs durations, of which only the counts of buckets remain. */
export function encodeDurations(durations: DurationSample): Buffer {
  const writer = new VarintWriter();
  writeHistogram(writer, durations.toHistogram());
  return writer.toBuffer();
}

/** Adds what {@link encodeDurations} has packed. */
export function decodeDurationsInto(
  durations: DurationSample,
  bytes: Uint8Array,
): void {
  readHistogram(new VarintReader(bytes), durations);
}

/** Writes the counts of a histogram's buckets. */
export function writeHistogram(
  writer: VarintWriter,
  histogram: LogHistogram,
): void {
  const entries = [...histogram.entries()];
  writer.write(entries.length);
  let last = 0;
  for (const [bucket, count] of entries) {
    writer.write(bucket - last).write(count);
    last = bucket;
  }
}

/** Adds what {@link writeHistogram} has written. */
export function readHistogram(
  reader: VarintReader,
  into: DurationSample,
): void {
  const length = reader.read();
  for (let i = 0, bucket = 0; i < length; i++) {
    bucket += reader.read();
    into.addToBucket(bucket, reader.read());
  }
}

/**
 * Most services have nothing but deployments that are eligible and didn't
 * fail; the lowest bit of the step to the next service says if it is otherwise.
 */
function writeStreams(writer: VarintWriter, tally: Tally): void {
  const streams = [...tally.streams].sort(([a], [b]) => a - b);
  writer.write(streams.length);
  let last = 0;
  for (const [id, { counted, eligible, failed }] of streams) {
    const isPlain = counted === eligible && failed === 0;
    writer.write((id - last) * 2 + (isPlain ? 0 : 1)).write(counted);
    if (!isPlain) {
      writer.write(eligible).write(failed);
    }
    last = id;
  }
}

function readStreams(reader: VarintReader, tally: Tally): void {
  const length = reader.read();
  for (let i = 0, id = 0; i < length; i++) {
    const step = reader.read();
    id += Math.floor(step / 2);
    const counted = reader.read();
    const isPlain = step % 2 === 0;
    tally.addStream(id, {
      counted,
      eligible: isPlain ? counted : reader.read(),
      failed: isPlain ? 0 : reader.read(),
    });
  }
}
