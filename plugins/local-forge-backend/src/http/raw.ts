import Router from 'express-promise-router';
import { Forge } from '../forge/Forge';
import {
  findEntry,
  listRefs,
  parseTreePath,
  readBlob,
  shortName,
} from '../git';
import { reads, requireCommit } from '../rest/request';
import { notFound } from './errors';

/** The content of files as it is, at `/{owner}/{repo}/raw/{ref}/{path}`. */
export function createRawRouter(forge: Forge) {
  const router = Router();
  router.get(
    '/:owner/:repo/raw/:rest(*)',
    reads(forge, async ({ req, res, repository }) => {
      const refs = await listRefs(repository.git, 'refs/heads/', 'refs/tags/');
      const names = refs.map(({ name }) => shortName(name));
      const [ref, text] = splitRefAndPath(req.params.rest, names);
      const path = parseTreePath(text);
      const commit = await requireCommit(repository, ref);
      const entry = path && (await findEntry(repository.git, commit, path));
      if (entry?.type !== 'blob') {
        throw notFound();
      }
      // What a repository holds must not run as a page of the forge.
      res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
      res.setHeader('X-Content-Type-Options', 'nosniff');
      const content = await readBlob(repository.git, entry.sha);
      res.type(contentType(entry.path, content)).send(content);
    }),
  );
  return router;
}

// A browser finds out by itself which kind of picture it has, except for the one that is text.
function contentType(path: string, content: Buffer): string {
  if (/\.svg$/i.test(path)) {
    return 'image/svg+xml';
  }
  return content.includes(0) ? 'application/octet-stream' : 'text/plain';
}

/** Splits `ref/path`, where the reference may have slashes itself: the longest known name wins. */
export function splitRefAndPath(
  text: string,
  refs: string[],
): [ref: string, path: string] {
  const known = refs
    .filter(ref => text === ref || text.startsWith(`${ref}/`))
    .sort((one, other) => other.length - one.length)[0];
  const ref = known ?? text.split('/')[0];
  return [ref, text.slice(ref.length + 1)];
}
