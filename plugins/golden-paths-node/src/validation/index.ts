export { formatFinding, type Finding } from './findings';
export { listFiles } from './files';
export { findProgram } from './programs';
export { GITOPS_RULES, REPOSITORY_RULES } from './rules';
export type { Render, RenderRule, ValidationReport } from './types';
export { validateRender } from './validateRender';
