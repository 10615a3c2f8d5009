import { GitRepository } from './GitRepository';
import { parseSha, Sha } from './names';

/** Who made a commit or tag, and when (ISO 8601, UTC). */
export interface GitPerson {
  name: string;
  email: string;
  date: string;
}

/** What {@link writeCommit} needs. */
export interface NewCommit {
  tree: Sha;
  parents: Sha[];
  message: string;
  author: GitPerson;
  committer: GitPerson;
}

/** An annotated tag. */
export interface GitTag {
  sha: Sha;
  tag: string;
  message: string;
  tagger: GitPerson;
  object: { sha: Sha; type: string };
}

/** The type of an object, or nothing when the repository does not have it. */
export async function objectType(
  repository: GitRepository,
  sha: Sha,
): Promise<string | undefined> {
  const { code, stdout } = await repository.run(['cat-file', '-t', sha], {
    accept: [1, 128],
  });
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** The content of a blob. */
export async function readBlob(
  repository: GitRepository,
  sha: Sha,
): Promise<Buffer> {
  const { stdout } = await repository.run(['cat-file', 'blob', sha]);
  return stdout;
}

/** Stores a blob. */
export async function writeBlob(
  repository: GitRepository,
  content: Buffer,
): Promise<Sha> {
  const args = ['hash-object', '-w', '--stdin', '--no-filters'];
  return (await repository.text(args, { input: content })) as Sha;
}

/** Stores a commit. */
export async function writeCommit(
  repository: GitRepository,
  commit: NewCommit,
): Promise<Sha> {
  const parents = commit.parents.flatMap(parent => ['-p', parent]);
  const sha = await repository.text(
    ['commit-tree', ...parents, '-F', '-', commit.tree],
    { input: commit.message, env: personVariables(commit) },
  );
  return sha as Sha;
}

/** Stores an annotated tag object; its reference is another matter. */
export async function writeTag(
  repository: GitRepository,
  tag: Omit<GitTag, 'sha'>,
): Promise<Sha> {
  const { name, email, date } = tag.tagger;
  const lines = [
    `object ${tag.object.sha}`,
    `type ${tag.object.type}`,
    `tag ${tag.tag}`,
    `tagger ${clean(name)} <${clean(email)}> ${epochSeconds(date)} +0000`,
    '',
    `${tag.message.replace(/\n*$/, '')}\n`,
  ];
  return (await repository.text(['mktag'], { input: lines.join('\n') })) as Sha;
}

/** Reads an annotated tag. */
export async function readTag(
  repository: GitRepository,
  sha: Sha,
): Promise<GitTag | undefined> {
  if ((await objectType(repository, sha)) !== 'tag') {
    return undefined;
  }
  const text = await repository.text(['cat-file', 'tag', sha]);
  const end = text.indexOf('\n\n');
  const header = Object.fromEntries(
    text
      .slice(0, end)
      .split('\n')
      .map(line => line.split(/ (.*)/)),
  );
  const [, name, email, time] =
    /^(.*) <(.*)> (\d+) /.exec(header.tagger ?? '') ?? [];
  return {
    sha,
    tag: header.tag,
    message: text.slice(end + 2),
    object: { sha: parseSha(header.object) ?? sha, type: header.type },
    tagger: {
      name: name ?? '',
      email: email ?? '',
      date: toIsoDate(Number(time ?? 0) * 1000),
    },
  };
}

/** A time in the form that GitHub gives it: UTC, without fractions of a second. */
export function toIsoDate(time: number | string | Date): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function personVariables({ author, committer }: NewCommit) {
  return {
    GIT_AUTHOR_NAME: clean(author.name),
    GIT_AUTHOR_EMAIL: clean(author.email),
    GIT_AUTHOR_DATE: `@${epochSeconds(author.date)} +0000`,
    GIT_COMMITTER_NAME: clean(committer.name),
    GIT_COMMITTER_EMAIL: clean(committer.email),
    GIT_COMMITTER_DATE: `@${epochSeconds(committer.date)} +0000`,
  };
}

// Git refuses an empty name, and the characters that delimit a name in a commit cannot be part of one.
function clean(text: string): string {
  return text.replace(/[<>\p{Cc}]/gu, '').trim() || 'unknown';
}

function epochSeconds(date: string): number {
  return Math.floor(new Date(date).getTime() / 1000);
}
