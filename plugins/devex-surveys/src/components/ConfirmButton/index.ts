export { ConfirmButton } from './ConfirmButton';
