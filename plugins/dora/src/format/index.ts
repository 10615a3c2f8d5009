export { createFormat, type Format } from './createFormat';
export { isolate } from './isolate';
export { useFormat } from './useFormat';
