export { Services } from './Services';
export { ServicesPage } from './ServicesPage';
