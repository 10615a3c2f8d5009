export {
  createFetchTemplate,
  type RunFetchTemplate,
} from './createFetchTemplate';
export { renderTemplate, type Rendered } from './renderTemplate';
