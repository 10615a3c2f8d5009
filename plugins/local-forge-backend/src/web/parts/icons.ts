import { html } from '../html';

/** A folder. */
export const FOLDER_ICON = html`<svg
  width="16"
  height="16"
  viewBox="0 0 16 16"
  aria-hidden="true"
>
  <path
    d="M1.5 3.5A1 1 0 0 1 2.5 2.5h3.2l1.6 2h6.2a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1z"
    fill="currentColor"
  />
</svg>`;

/** A file. */
export const FILE_ICON = html`<svg
  width="16"
  height="16"
  viewBox="0 0 16 16"
  aria-hidden="true"
>
  <path
    d="M3.5 1.5h5.6l3.4 3.4v9.6h-9zM9 1.8V5h3.3"
    fill="none"
    stroke="currentColor"
    stroke-width="1.2"
  />
</svg>`;
