export { notesOf, valueText } from './notes';
export { useChartsText, type Translate } from './translate';
export { shorten } from './shorten';
