/**
 * Incidents of PagerDuty.
 *
 * @packageDocumentation
 */

export { doraModulePagerduty as default } from './module';
