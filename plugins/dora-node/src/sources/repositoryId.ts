/**
 * The one name of a repository in all signals: `host/path` in lower case.
 *
 * @param url - an address to browse or clone it, by HTTP or SSH
 * @returns undefined for what is no address of a repository
 *
 * @public
 */
export function repositoryIdOf(url: string): string | undefined {
  const scp = /^[\w.-]+@([\w.-]+):(?!\/\/)(.+)$/.exec(url);
  const plain = scp ? `ssh://${scp[1]}/${scp[2]}` : url;
  const address = URL.parse(plain);
  if (!address?.host) {
    return undefined;
  }
  const path = address.pathname
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
    .toLowerCase();
  return path ? `${address.host.toLowerCase()}/${path}` : undefined;
}
