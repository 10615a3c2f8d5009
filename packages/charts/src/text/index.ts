export { notesOf, valueText } from './notes';
export { useChartsText, type Translate } from './translate';
