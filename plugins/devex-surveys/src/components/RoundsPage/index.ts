export { RoundsPage } from './RoundsPage';
