export { catalogModuleSampleOrg } from './module';
export { readSampleOrgConfig } from './readSampleOrgConfig';
