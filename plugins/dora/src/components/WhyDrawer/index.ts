export { WhyDrawer } from './WhyDrawer';
