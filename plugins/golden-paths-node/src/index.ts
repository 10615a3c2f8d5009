/**
 * What the golden paths' actions and tools share.
 *
 * @packageDocumentation
 */

export { describeApi, NO_API, type ApiDescription } from './api/describeApi';
export {
  readGoldenPathsConfig,
  type GoldenPathsConfig,
  type Visibility,
} from './config';
export { findNameFault } from './names';
export {
  formatProvenance,
  PROVENANCE_FILE,
  type Provenance,
} from './provenance';
export { toOneLine } from './toOneLine';
export {
  findProgram,
  formatFinding,
  GITOPS_RULES,
  listFiles,
  REPOSITORY_RULES,
  validateRender,
  type Finding,
  type Render,
  type RenderRule,
  type ValidationReport,
} from './validation';
