export { Resource, type ResourceState } from './Resource';
