/**
 * Delivery metrics, exact in any order of arrival.
 *
 * @packageDocumentation
 */

export { doraPlugin as default } from './plugin';
export { DoraEngine, type DoraEngineOptions } from './engine/DoraEngine';
export { rulesSchema, type Rules } from './rules';
