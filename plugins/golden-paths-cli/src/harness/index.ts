export { checksOf } from './checks';
export { commitAll, createSubject } from './createSubject';
export { listChanges } from './listChanges';
export { readMatrix } from './readMatrix';
export { formatFault, formatReport } from './report';
export { runChecks } from './runChecks';
export { selectPaths } from './selectPaths';
export type { Cell, Subject } from './types';
