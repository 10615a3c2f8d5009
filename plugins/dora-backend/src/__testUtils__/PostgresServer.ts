import { ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const SCRIPT = path.resolve(__dirname, '../../../../scripts/test-postgres.mjs');

/** A Postgres of a test's own, which it may restart and kill. */
export class PostgresServer {
  readonly #process: ChildProcess;
  #turn: Promise<unknown> = Promise.resolve();
  readonly url: string;

  /** Whether this machine has the programs of a server. */
  static get isInstalled(): boolean {
    const found = execFileSync(process.execPath, [SCRIPT, 'find'], {
      encoding: 'utf8',
    });
    return found.trim() !== '';
  }

  static async start(): Promise<PostgresServer> {
    const child = fork(SCRIPT, { execArgv: [] });
    return new PostgresServer(child, await answerOf(child));
  }

  private constructor(child: ChildProcess, url: string) {
    this.#process = child;
    this.url = url;
  }

  /** `pg_ctl restart -m fast`, or `kill -9` and a new start; one after the other. */
  async interrupt(how: 'restart' | 'crash'): Promise<void> {
    const done = this.#turn.then(async () => {
      const answer = answerOf(this.#process);
      this.#process.send(how);
      await answer;
    });
    this.#turn = done;
    await done;
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }
}

async function answerOf(child: ChildProcess): Promise<string> {
  const gone = new AbortController();
  const { signal } = gone;
  const failed = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`The server's keeper ended with ${code}`);
  });
  failed.catch(() => {});
  try {
    const [answer] = await Promise.race([
      once(child, 'message', { signal }),
      failed,
    ]);
    return answer;
  } finally {
    gone.abort();
  }
}
