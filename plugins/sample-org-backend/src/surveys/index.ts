export { sampleOrgPlugin } from './plugin';
