import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { parseTreePath } from '../git';
import { html, Html } from './html';
import { links } from './links';

/** Where a text lies, which its relative addresses begin from. */
export interface MarkdownPlace {
  /** `owner/name` */
  repository: string;
  ref: string;
  /** The folder of the file; empty for the root. */
  folder: string;
}

interface Environment {
  place?: MarkdownPlace;
}

const HAS_SCHEME = /^[a-z][a-z\d+.-]*:/i;
const SAFE_SCHEME = /^(https?|mailto):/i;
const OTHER_HOST = /^([a-z][a-z\d+.-]*:|\/\/)/i;

const renderer = createRenderer();

/** Renders a text; HTML in it shows as text, and no link can run a script. */
export function renderMarkdown(text: string, place?: MarkdownPlace): Html {
  // The renderer escapes all text by itself, and its option `html` is off.
  const markup = renderer.render(text, { place } satisfies Environment);
  return Html.trusted(`<div class="markdown">${markup}</div>`);
}

/** The address that a link or an image in a file means on these pages. */
export function resolveAddress(
  address: string,
  kind: 'blob' | 'raw',
  place: MarkdownPlace | undefined,
): string {
  if (!place || HAS_SCHEME.test(address) || /^(#|\/\/)/.test(address)) {
    return address;
  }
  const [, path, rest] = /^([^?#]*)(.*)$/s.exec(address) ?? ['', '', ''];
  // The parser of addresses knows how `..` works, and never climbs above its root.
  const root = 'http://localhost/';
  const base = new URL(`${links.web(place.folder)}/`.replace(/^\/+/, ''), root);
  const { pathname } = new URL(path.replace(/^\/+/, root), base);
  const target = parseTreePath(decode(pathname));
  return target
    ? `${links.repo(place.repository, kind, place.ref, target)}${
        kind === 'raw' ? '' : rest
      }`
    : links.repo(place.repository);
}

function createRenderer(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: true });
  markdown.validateLink = address =>
    !HAS_SCHEME.test(address.trim()) || SAFE_SCHEME.test(address.trim());
  markdown.core.ruler.push('pages', ({ tokens, env }) => {
    const slugs = new Map<string, number>();
    tokens.forEach((token, index) => {
      if (token.type === 'heading_open' || token.type === 'heading_close') {
        // The page itself has the heading of the first level.
        token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`;
      }
      if (token.type === 'heading_open') {
        token.attrSet('id', slugOf(tokens[index + 1], slugs));
      }
      if (token.children) {
        token.children = token.children.map(child => settle(child, env));
      }
    });
  });
  const { image, fence, code_block: block } = markdown.renderer.rules;
  markdown.renderer.rules.image = (tokens, index, options, env, self) =>
    OTHER_HOST.test(String(tokens[index].attrGet('src')))
      ? withoutForeignImage(tokens, index)
      : image?.(tokens, index, options, env, self) ?? '';
  // What scrolls by itself must be reachable for a keyboard.
  markdown.renderer.rules.fence = (...args) => focusable(fence?.(...args));
  markdown.renderer.rules.code_block = (...args) => focusable(block?.(...args));
  markdown.renderer.rules.table_open = () =>
    '<div class="scroll" tabindex="0"><table>';
  markdown.renderer.rules.table_close = () => '</table></div>';
  return markdown;
}

function focusable(code = ''): string {
  return code.replace(/^<pre>/, '<pre tabindex="0">');
}

// A page must not make the browser call another machine, so an image from there (often a badge) is a link to it.
function withoutForeignImage(tokens: Token[], index: number): string {
  const { content } = tokens[index];
  const source = String(tokens[index].attrGet('src'));
  const text = content || source;
  const depth = tokens
    .slice(0, index)
    .reduce(
      (sum, { type, nesting }) =>
        sum + (type.startsWith('link_') ? nesting : 0),
      0,
    );
  return (
    depth > 0
      ? html`${text}`
      : html`<a href="${source}" rel="noopener noreferrer nofollow">${text}</a>`
  ).toString();
}

/** Gives a link or an image its address on these pages. */
function settle(token: Token, env: Environment): Token {
  if (token.type === 'link_open') {
    const address = String(token.attrGet('href'));
    token.attrSet('href', resolveAddress(address, 'blob', env.place));
    token.attrSet('rel', 'noopener noreferrer nofollow');
  }
  if (token.type === 'image') {
    const address = String(token.attrGet('src'));
    token.attrSet('src', resolveAddress(address, 'raw', env.place));
  }
  return token;
}

// The ids of headings are those that GitHub gives, because texts link to them.
function slugOf(heading: Token, slugs: Map<string, number>): string {
  const slug = heading.content
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
  const before = slugs.get(slug) ?? 0;
  slugs.set(slug, before + 1);
  return before ? `${slug}-${before}` : slug;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A percent sign that encodes nothing is part of the name.
  }
}
