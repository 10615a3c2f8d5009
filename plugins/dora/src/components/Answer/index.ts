export { Answer } from './Answer';
