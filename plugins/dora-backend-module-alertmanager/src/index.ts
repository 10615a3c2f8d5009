/**
 * Alerts of Prometheus as incidents.
 *
 * @packageDocumentation
 */

export { doraModuleAlertmanager as default } from './module';
