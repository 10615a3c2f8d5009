export { checksOf } from './checks';
export { createSubject } from './createSubject';
export { listChanges } from './listChanges';
export { readMatrix } from './readMatrix';
export { formatFault, formatReport } from './report';
export { runChecks } from './runChecks';
export { selectPaths } from './selectPaths';
export type { Cell } from './types';
