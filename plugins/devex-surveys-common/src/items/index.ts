export { defaultItemIds, itemBank } from './bank';
export { systemMeasuresOf, type SystemMeasure } from './measures';
export { codesOf, MAX_COMMENT_LENGTH, MAX_ITEMS, selectItems } from './select';
export type { Dimension, ItemKind, SurveyItem } from './types';
