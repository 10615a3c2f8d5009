export { catalogModuleSampleOrg } from './module';
