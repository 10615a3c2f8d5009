/**
 * Delivery metrics, exact in any order of arrival.
 *
 * @packageDocumentation
 */

export { doraPlugin as default } from './plugin';
