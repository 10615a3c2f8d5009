export { FeltAndMeasured } from './FeltAndMeasured';
