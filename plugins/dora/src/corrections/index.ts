export { consequenceOf, type Consequence } from './consequenceOf';
export { decisionsFor, type Offer } from './decisionsFor';
export { deploymentSubject, giveBack, topicOf } from './decisions';
export { standingOf, type Standing } from './standingOf';
