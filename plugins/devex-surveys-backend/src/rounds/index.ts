export { previousResults } from './closeRound';
export { presentAction, presentRound } from './presentRound';
export { RoundService, type Safe } from './RoundService';
