export { TokenCollector } from './TokenCollector';
