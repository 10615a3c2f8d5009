/** A text in pieces, in which instants stand by themselves. */
export type TextPiece = { text: string } | { at: string };

const INSTANT = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/;

/**
 * Finds the instants in a text of the backend, which writes them as machines do, so
 * that they can be shown as people read them.
 */
export function splitMoments(text: string): TextPiece[] {
  return text
    .split(INSTANT)
    .map((piece, index) => (index % 2 === 1 ? { at: piece } : { text: piece }))
    .filter(piece => 'at' in piece || piece.text !== '');
}
