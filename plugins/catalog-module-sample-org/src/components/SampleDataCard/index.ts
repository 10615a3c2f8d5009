export { SampleDataCard } from './SampleDataCard';
