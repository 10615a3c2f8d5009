export { lint } from './lint';
export { render } from './render';
export { selfTest } from './selfTest';
export { verify } from './verify';
