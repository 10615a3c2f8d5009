import { ChildProcess, spawn } from 'node:child_process';
import { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GitRepository } from './GitRepository';
import { gitEnvironment } from './runGit';
import { readCgiHeader } from './cgiHeader';
import { Sha } from './names';

const children = new Set<ChildProcess>();

/** Waits until no streaming git process is left. */
export async function streamsEnded(): Promise<void> {
  await Promise.all(
    [...children].map(
      child =>
        new Promise<void>(resolve => child.once('close', () => resolve())),
    ),
  );
}

/** What {@link serveSmartHttp} needs beside the request. */
export interface SmartHttpOptions {
  repository: GitRepository;
  operation: 'info/refs' | 'git-upload-pack' | 'git-receive-pack';
  service: 'git-upload-pack' | 'git-receive-pack';
  /** Who pushes. */
  user?: { login: string; email: string };
  /** What to do before the client learns that git is done. */
  beforeEnd?: () => Promise<void>;
}

/** Lets `git http-backend` answer one request of git's smart HTTP protocol. */
export async function serveSmartHttp(
  request: IncomingMessage,
  response: ServerResponse,
  options: SmartHttpOptions,
): Promise<void> {
  const { repository, operation, service, user, beforeEnd } = options;
  const child = track(
    spawn('git', ['http-backend'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: gitEnvironment({
        GIT_PROJECT_ROOT: dirname(repository.gitDir),
        GIT_HTTP_EXPORT_ALL: '1',
        GATEWAY_INTERFACE: 'CGI/1.1',
        SERVER_PROTOCOL: 'HTTP/1.1',
        REQUEST_METHOD: request.method ?? 'GET',
        PATH_INFO: `/${basename(repository.gitDir)}/${operation}`,
        QUERY_STRING: operation === 'info/refs' ? `service=${service}` : '',
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        // Without a length git reads to the end of the stream, which is what a chunked body needs.
        CONTENT_LENGTH: request.headers['content-length'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: protocolVersion(request),
        REMOTE_ADDR: request.socket.remoteAddress ?? '',
        REMOTE_USER: user?.login ?? '',
        GIT_COMMITTER_NAME: user?.login ?? '',
        GIT_COMMITTER_EMAIL: user?.email ?? '',
      }),
    }),
  );
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // A client that hangs up must not leave a process behind.
  response.once('close', () => child.stdin.destroy());
  pipeline(request, child.stdin).catch(() => child.stdin.destroy());

  const { status, headers } = await readCgiHeader(child.stdout);
  response.writeHead(status, headers);
  await pipeline(child.stdout, response, { end: false }).catch(() =>
    child.kill(),
  );
  await ended;
  await beforeEnd?.();
  response.end();
}

/** Streams an archive of a commit, all files under one folder. */
export async function streamArchive(
  repository: GitRepository,
  response: ServerResponse,
  options: { commit: Sha; format: 'tar.gz' | 'zip'; folder: string },
): Promise<void> {
  const { commit, format, folder } = options;
  const child = track(
    spawn(
      'git',
      [
        '--git-dir',
        repository.gitDir,
        'archive',
        `--format=${format}`,
        `--prefix=${folder}/`,
        commit,
      ],
      { env: gitEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] },
    ),
  );
  await pipeline(child.stdout, response).catch(() => child.kill());
}

function protocolVersion(request: IncomingMessage): string {
  const header = request.headers['git-protocol'];
  return typeof header === 'string' && /^[\w=:.-]{1,100}$/.test(header)
    ? header
    : '';
}

function track<T extends ChildProcess>(child: T): T {
  children.add(child);
  child.once('close', () => children.delete(child));
  child.once('error', () => children.delete(child));
  return child;
}
