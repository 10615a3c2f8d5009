/**
 * Pushes, pull requests and deployments from GitHub.
 *
 * @packageDocumentation
 */

export { doraModuleGithub as default } from './module';
