export * from './DurationSample';
export * from './StreamCounts';
export * from './Tally';
export * from './TallySeries';
