export { consequenceOf, type Consequence } from './consequenceOf';
export { decisionsFor, type Offer } from './decisionsFor';
export { deploymentSubject, giveBack, topicOf, valueOf } from './decisions';
export { standingOf, type Standing } from './standingOf';
