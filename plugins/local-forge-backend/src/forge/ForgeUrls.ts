/** The addresses of what the forge has. */
export class ForgeUrls {
  /** @param base - the address of the forge, without slash at its end */
  constructor(readonly base: string) {}

  /** The address of a web page. */
  web(...segments: (string | number)[]): string {
    return `${this.base}/${segments.map(encode).join('/')}`;
  }

  /** The address of a REST resource. */
  api(...segments: (string | number)[]): string {
    return `${this.base}/api/v3/${segments.map(encode).join('/')}`;
  }

  /** The address of a repository's web page or of a page below it. */
  repo(repository: string, ...segments: (string | number)[]): string {
    return this.web(...repository.split('/'), ...segments);
  }

  /** The address of a repository's REST resource or of one below it. */
  repoApi(repository: string, ...segments: (string | number)[]): string {
    return this.api('repos', ...repository.split('/'), ...segments);
  }
}

// A segment may be a path or a branch with slashes, which stay slashes as on GitHub.
function encode(segment: string | number): string {
  return String(segment).split('/').map(encodeURIComponent).join('/');
}
