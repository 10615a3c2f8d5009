export { localForgePlugin as default } from './plugin';
