export { createOrganisation, sampleApis } from './createOrganisation';
export { SAMPLE_LOCATION } from './entities';
export { readDefinitions } from './readDefinitions';
