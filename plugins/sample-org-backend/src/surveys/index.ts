export { keepHistory } from './keepHistory';
