export { kindOf } from './kindOf';
export { messageOf } from './messageOf';
