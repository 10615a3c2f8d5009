export { ScopePicker } from './ScopePicker';
