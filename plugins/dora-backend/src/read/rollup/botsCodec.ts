import { Definitions } from '@milepost/plugin-dora-common';
import { DurationSample, STAGES, Tally } from '../tally';
import { readHistogram, writeHistogram } from './tallyCodec';
import { VarintReader, VarintWriter } from './varint';

/**
 * Packs the changes of a day of which the reader decides whether they count. Kept apart
 * from all others, they can be left out or taken in for any window.
 */
export function encodeBots(bots: {
  tally: Tally;
  mergeLead: DurationSample;
}): Buffer {
  const { tally, mergeLead } = bots;
  const writer = new VarintWriter().write(tally.changes);
  STAGES.forEach((_, stage) =>
    writer.write(tally.stageSeconds[stage]).write(tally.stageCounts[stage]),
  );
  writeHistogram(writer, tally.lead.toHistogram());
  writeHistogram(writer, mergeLead.toHistogram());
  return writer.toBuffer();
}

/** Adds what {@link encodeBots} has packed, by the definitions that a reader wants. */
export function addBots(
  tally: Tally,
  bytes: Uint8Array,
  { start, bots }: Definitions,
): void {
  const reader = new VarintReader(bytes);
  const changes = reader.read();
  if (bots === 'exclude') {
    tally.excludedChanges += changes;
    return;
  }
  tally.changes += changes;
  STAGES.forEach((_, stage) => {
    tally.stageSeconds[stage] += reader.read();
    tally.stageCounts[stage] += reader.read();
  });
  const lead = new DurationSample();
  const mergeLead = new DurationSample();
  readHistogram(reader, lead);
  readHistogram(reader, mergeLead);
  tally.lead.merge(start === 'merge' ? mergeLead : lead);
}
