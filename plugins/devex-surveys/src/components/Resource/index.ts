export { Resource } from './Resource';
