export { goldenPathNameField } from './extension';
