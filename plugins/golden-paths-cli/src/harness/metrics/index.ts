export { findSelectors } from './findSelectors';
export { findUnexported } from './findUnexported';
export { parseExposition } from './parseExposition';
