import { html, Html } from '../html';

const GOOD = new Set(['success', 'open', 'active', 'approved']);
const BAD = new Set([
  'failure',
  'error',
  'timed_out',
  'startup_failure',
  'changes_requested',
]);
const DONE = new Set(['merged', 'in_progress', 'queued', 'pending']);

/** The state of something, as a word that colour only supports. */
export function stateBadge(state: string): Html {
  const key = state.toLowerCase();
  const kind =
    (GOOD.has(key) && 'good') ||
    (BAD.has(key) && 'bad') ||
    (DONE.has(key) && 'done');
  return html`<span class="badge ${kind}">${key.replace(/_/g, ' ')}</span>`;
}
