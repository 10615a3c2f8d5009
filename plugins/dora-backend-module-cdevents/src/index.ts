/**
 * Deployments, artifacts and incidents as CDEvents.
 *
 * @packageDocumentation
 */

export { doraModuleCdevents as default } from './module';
