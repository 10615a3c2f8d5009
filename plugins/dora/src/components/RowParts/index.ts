export { changeName, ChangeSummary, LeadTime } from './ChangeSummary';
export { ForgeLink } from './ForgeLink';
export { Outcome } from './Outcome';
export { secondsBetween } from './secondsBetween';
export { useExcludedBy } from './useExcludedBy';
export { useLinkText } from './useLinkText';
