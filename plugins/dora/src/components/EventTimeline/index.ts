export { EventTimeline } from './EventTimeline';
export { idOfDeployment, nameOfDeployment } from './toEvents';
