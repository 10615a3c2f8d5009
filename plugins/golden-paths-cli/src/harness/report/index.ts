export { formatFault, formatReport, type Circumstances } from './formatReport';
