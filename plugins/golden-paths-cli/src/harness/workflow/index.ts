export { readUsed } from './actions';
export { findMadeTargets, findVerifyTargets } from './makeTargets';
export { setStage } from './stage';
export { createStepReader, type Step } from './steps';
