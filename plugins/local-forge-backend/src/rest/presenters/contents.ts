import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { TreeEntry } from '../../git';

const BASE64_LINE = /.{1,60}/g; // GitHub breaks encoded content into lines of this length.

/** Content in base64, in lines as GitHub gives it. */
export function encodeContent(content: Buffer): string {
  const lines = content.toString('base64').match(BASE64_LINE) ?? [];
  return lines.map(line => `${line}\n`).join('');
}

/** An entry of a folder, without content. */
export function presentEntry(
  urls: ForgeUrls,
  repository: Pick<Repository, 'fullName'>,
  entry: TreeEntry,
  ref: string,
) {
  const { fullName } = repository;
  const { path, sha, size = 0 } = entry;
  const isFolder = entry.type === 'tree';
  const query = `?ref=${encodeURIComponent(ref)}`;
  const self = `${urls.repoApi(fullName, 'contents', path)}${query}`;
  const git = urls.repoApi(fullName, 'git', isFolder ? 'trees' : 'blobs', sha);
  const html = urls.repo(fullName, isFolder ? 'tree' : 'blob', ref, path);
  return {
    name: path.split('/').pop() ?? '',
    path,
    sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isFolder ? null : urls.repo(fullName, 'raw', ref, path),
    type: entryType(entry),
    _links: { self, git, html },
  };
}

/** A file with its content. */
export function presentFile(
  urls: ForgeUrls,
  repository: Pick<Repository, 'fullName'>,
  entry: TreeEntry,
  options: { ref: string; content: Buffer },
) {
  return {
    ...presentEntry(urls, repository, entry, options.ref),
    content: encodeContent(options.content),
    encoding: 'base64',
  };
}

/** What a tree entry is called in the contents of a folder. */
function entryType({ type, mode }: TreeEntry): string {
  if (type === 'tree') {
    return 'dir';
  }
  if (type === 'commit') {
    return 'submodule';
  }
  return mode === '120000' ? 'symlink' : 'file';
}
