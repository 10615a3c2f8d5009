/**
 * Commits, and tags or branches as deployments, from a repository itself.
 *
 * @packageDocumentation
 */

export { doraModuleGit as default } from './module';
