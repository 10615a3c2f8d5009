declare const brand: unique symbol;

/** A full reference name (`refs/…`) that git itself would accept. */
export type RefName = string & { readonly [brand]: 'RefName' };

/** The path of a file or folder inside a tree, without leading slash; empty for the root. */
export type TreePath = string & { readonly [brand]: 'TreePath' };

/** A full object id. */
export type Sha = string & { readonly [brand]: 'Sha' };

/** What git writes for "no object". */
export const ZERO_SHA = '0'.repeat(40) as Sha;

const MAX_REF_LENGTH = 240; // A loose ref is a file, and most file systems end at 255 bytes.
const MAX_PATH_LENGTH = 4096;

// Accounts and repositories have GitHub's own alphabets, so that every name made here also works there.
const LOGIN = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
// What stands first in addresses of the forge's own.
const RESERVED_LOGINS = ['api', 'avatars', 'orgs', 'search'];
const REPOSITORY_NAME = /^[\w.-]{1,100}$/;

/** Whether a text may be the login of a user or an organization. */
export function isLogin(text: string): boolean {
  return LOGIN.test(text) && !RESERVED_LOGINS.includes(text.toLowerCase());
}

/** Whether a text may be the name of a repository. */
export function isRepositoryName(text: string): boolean {
  return (
    REPOSITORY_NAME.test(text) &&
    !/^\.{1,2}$/.test(text) &&
    !/\.(git|wiki)$/i.test(text)
  );
}

/**
 * Recognises a full reference name by the rules of `git check-ref-format`, and
 * by one more: no component begins with a dash, so that no reference can be
 * taken for an option by any tool that meets it later.
 */
export function parseRefName(text: string): RefName | undefined {
  const components = text.split('/');
  const acceptable =
    text.length <= MAX_REF_LENGTH &&
    components.length >= 2 &&
    components[0] === 'refs' &&
    // Control characters, space, and what the syntax of revisions uses.
    !/[\p{Cc}\s~^:?*[\\]/u.test(text) &&
    isWellFormed(text) &&
    !text.includes('..') &&
    !text.includes('@{') &&
    !text.endsWith('.') &&
    components.every(
      component =>
        component !== '' &&
        component !== '@' &&
        !/^[.-]/.test(component) &&
        !component.endsWith('.lock'),
    );
  return acceptable ? (text as RefName) : undefined;
}

/** The reference of a branch, if the text can be a branch name. */
export function branchRef(branch: string): RefName | undefined {
  return branch === 'HEAD' ? undefined : parseRefName(`refs/heads/${branch}`);
}

/** The reference of a tag, if the text can be a tag name. */
export function tagRef(tag: string): RefName | undefined {
  return parseRefName(`refs/tags/${tag}`);
}

/** The short name of a branch or tag reference. */
export function shortName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}

/** Recognises a full, lower-case object id. */
export function parseSha(text: string): Sha | undefined {
  return /^[\da-f]{40}$/.test(text) ? (text as Sha) : undefined;
}

/**
 * Recognises a path inside a tree. What could lead out of the tree, into a
 * repository's own folder or to another file on another operating system is
 * refused.
 */
export function parseTreePath(text: string): TreePath | undefined {
  const path = text.replace(/^\/+|\/+$/g, '');
  if (path === '') {
    return '' as TreePath;
  }
  const acceptable =
    path.length <= MAX_PATH_LENGTH &&
    !/[\p{Cc}\\]/u.test(path) &&
    isWellFormed(path) &&
    path
      .split('/')
      .every(
        component =>
          component !== '' &&
          component !== '.' &&
          component !== '..' &&
          !/^(\.git|git~\d+)[. ]*$/i.test(component),
      );
  return acceptable ? (path as TreePath) : undefined;
}

// A lone surrogate has no UTF-8 form: what reached git would be another name than the one asked for.
function isWellFormed(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}
