import { ForgeUrls } from '../forge/ForgeUrls';
import { Html, html } from './html';

/**
 * The addresses that pages link to. They have no host, so that a page stays at
 * the name of this machine under which the browser asked for it: at another
 * one, a form of the page would count as sent from a foreign site.
 */
export const links = new ForgeUrls('');

/** A link to a place outside the forge; anything but an `http(s)` address stays text. */
export function externalLink(address: string, text: string = address): Html {
  return /^https?:\/\//i.test(address)
    ? html`<a href="${address}" rel="noopener noreferrer nofollow">${text}</a>`
    : html`${text}`;
}
