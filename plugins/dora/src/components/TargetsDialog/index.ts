export { TargetsDialog } from './TargetsDialog';
