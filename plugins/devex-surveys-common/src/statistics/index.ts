export { netScoreMargin, wilsonInterval } from './intervals';
export { significantOnes, twoSidedP } from './significance';
