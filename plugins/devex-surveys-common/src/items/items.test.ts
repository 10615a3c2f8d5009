/** @jest-environment node */
import { digestOf } from '../protocol';
import { defaultItemIds, itemBank } from './bank';
import { codesOf, selectItems } from './select';

/**
 * The released versions. A digest that differs means that the words of a version were
 * changed after people had answered it: add a version instead.
 */
const RELEASED: Record<string, string> = {
  'ci-feedback@1': '6eD3jz9oW2Be',
  'review-wait@1': '8RTzrA3VBfSR',
  'release-ease@1': 'CrOkOPoZsVnP',
  'code-clarity@1': '-A1-DrJfoXVC',
  'finding-answers@1': 'aa2xlLhIrrYU',
  'tool-ease@1': 'Qe5nhL_m0KZW',
  'deep-work@1': 'x6MsESa31P5f',
  'clear-goals@1': 'kGOWt8wM5_q4',
  'overall-ease@1': 'APegFV7rjbd_',
  'recommend@1': 'W82YahAWpEHD',
  'first-fix@1': 'aYKU46yXY2vT',
};

describe('question bank', () => {
  it('never changes a version', async () => {
    const digests = Object.fromEntries(
      await Promise.all(
        itemBank.map(async ({ id, kind, text }) => [
          id,
          (await digestOf(`${kind} ${text}`)).slice(0, 12),
        ]),
      ),
    );
    expect(digests).toMatchObject(RELEASED);
    expect(Object.keys(digests)).toEqual(Object.keys(RELEASED));
  });

  it('asks ten by default, three dimensions among them', () => {
    const items = selectItems(defaultItemIds);
    expect(items).toHaveLength(10);
    expect(new Set(items.map(({ dimension }) => dimension)).size).toBe(5);
    expect(items.map(item => codesOf(item).length)).toEqual([
      5, 5, 5, 5, 5, 5, 5, 5, 5, 0,
    ]);
  });

  it('refuses eleven, strangers and doubles', () => {
    expect(() => selectItems(itemBank.map(({ id }) => id))).toThrow(
      'asks 1 to 10 items, not 11',
    );
    expect(() => selectItems([])).toThrow('asks 1 to 10 items, not 0');
    expect(() => selectItems(['mood@1'])).toThrow("No item 'mood@1'");
    expect(() => selectItems(['deep-work@1', 'deep-work@1'])).toThrow(
      'chosen twice',
    );
  });
});
