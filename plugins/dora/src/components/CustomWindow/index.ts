export { default } from './CustomWindow';
