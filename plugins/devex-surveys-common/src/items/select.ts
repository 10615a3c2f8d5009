import { InputError } from '@backstage/errors';
import { itemBank } from './bank';
import { SurveyItem } from './types';

/**
 * The longest survey that people still answer with care.
 *
 * @public
 */
export const MAX_ITEMS = 10;

/**
 * The longest answer to a free text item, in UTF-16 code units as counted by browsers.
 *
 * @public
 */
export const MAX_COMMENT_LENGTH = 280;

/**
 * The items of a round, in the order in which they are asked.
 *
 * @public
 */
export function selectItems(ids: readonly string[]): SurveyItem[] {
  if (ids.length === 0 || ids.length > MAX_ITEMS) {
    throw new InputError(
      `A round asks 1 to ${MAX_ITEMS} items, not ${ids.length}; please choose fewer`,
    );
  }
  const items = ids.map(id => {
    const found = itemBank.find(item => item.id === id);
    if (!found) {
      throw new InputError(
        `No item '${id}' in the question bank; GET /items lists them`,
      );
    }
    return found;
  });
  const names = ids.map(id => id.split('@')[0]);
  if (new Set(names).size < names.length) {
    throw new InputError(
      'An item was chosen twice, perhaps in two versions; please choose one',
    );
  }
  if (items.filter(item => item.kind === 'text').length > 1) {
    throw new InputError('A round asks at most one free text item');
  }
  return items;
}

/**
 * The codes by which an item can be answered, in order; none for free text.
 *
 * @public
 */
export function codesOf(item: Pick<SurveyItem, 'kind'>): number[] {
  switch (item.kind) {
    case 'agreement':
      return [1, 2, 3, 4, 5];
    case 'recommendation':
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    default:
      return [];
  }
}
