export * from './DurationSample';
export * from './Tally';
export * from './TallySeries';
