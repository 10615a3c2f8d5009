import { html } from './html';

const ANVIL = html`<path
  d="M2 5h11v2h4a4 4 0 0 1-4 4h-1v2l3 3H5l3-3v-2H6a4 4 0 0 1-4-4z"
  fill="currentColor"
/>`;

/** The mark of the forge, in the colour of the text around it. */
export const MARK = html`<svg
  width="20"
  height="20"
  viewBox="0 0 20 20"
  aria-hidden="true"
>
  ${ANVIL}
</svg>`;

/** Where the icon of the pages lies. */
export const ICON_PATH = '/-/icon.svg';

/** The icon of the pages. */
export const ICON = html`<svg
  xmlns="http://www.w3.org/2000/svg"
  viewBox="0 0 20 20"
  color="#0f8a8a"
>
  ${ANVIL}
</svg>`;
