export { lint } from './lint';
export { render } from './render';
export { verify } from './verify';
