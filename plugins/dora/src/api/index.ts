export { doraApi, doraApiRef, type DoraApi } from './doraApiRef';
