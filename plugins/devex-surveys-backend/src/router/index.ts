export { Access } from './Access';
export { createRouter } from './createRouter';
