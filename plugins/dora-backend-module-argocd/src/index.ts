/**
 * Syncs of Argo CD as deployments.
 *
 * @packageDocumentation
 */

export { doraModuleArgocd as default } from './module';
