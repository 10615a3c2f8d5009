export { DoraEngine, type DoraEngineOptions } from './engine/DoraEngine';
export { rulesSchema, type Rules } from './rules';
