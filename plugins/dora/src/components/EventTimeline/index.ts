export { EventTimeline } from './EventTimeline';
export { useEvents } from './useEvents';
export { idOfDeployment, nameOfDeployment } from './toEvents';
