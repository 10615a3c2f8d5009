export { lintTemplates } from './lintTemplates';
