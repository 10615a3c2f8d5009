import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = path.resolve(__dirname, '../../../..');
const CLI = path.join(
  path.dirname(require.resolve('@backstage/cli/package.json')),
  'bin/backstage-cli',
);

const PORT_DEADLINE_MS = 60_000;
const POLL_INTERVAL_MS = 500;

/** What it takes to log a terminal in. */
export interface LoginOptions {
  portalUrl: string;
  /** Where it keeps what it knows, instead of the folders of whoever runs the test. */
  folder: string;
  /** The session of whoever says in the browser that the terminal may act for them. */
  sessionToken: string;
}

/** `backstage-cli` as a person uses it: logged in to a portal, run as a process. */
export class Terminal {
  readonly #folder: string;

  static async login(options: LoginOptions): Promise<Terminal> {
    const terminal = new Terminal(options.folder);
    const deadline = Date.now() + PORT_DEADLINE_MS;
    while (!(await terminal.#login(options))) {
      if (Date.now() > deadline) {
        throw new Error('Port 8055, where a login is answered, is in use');
      }
      await sleep(POLL_INTERVAL_MS);
    }
    return terminal;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs a command and gives what it prints. */
  async run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [CLI, ...args],
      { cwd: ROOT, env: this.#environment },
    );
    return stdout;
  }

  /** Executes an action, each input as a flag, and reads its answer. */
  async execute(action: string, input: Record<string, string>) {
    const flags = Object.entries(input).flatMap(([name, value]) => [
      `--${name}`,
      value,
    ]);
    return JSON.parse(await this.run('actions', 'execute', action, ...flags));
  }

  /** False if another login on this machine has the one port that there is for it. */
  async #login({ portalUrl, sessionToken }: LoginOptions): Promise<boolean> {
    const login = spawn(
      process.execPath,
      [CLI, 'auth', 'login', '--no-browser', '--backend-url', portalUrl],
      { cwd: ROOT, env: this.#environment },
    );
    const complaint = text(login.stderr);
    const exited = once(login, 'exit');
    for await (const chunk of login.stdout) {
      const [url] = /https?:\S+/.exec(String(chunk)) ?? [];
      if (url) {
        await approve(url, portalUrl, sessionToken);
      }
    }
    const [code] = await exited;
    if (code !== 0 && !/already in use/.test(await complaint)) {
      throw new Error(`The login failed: ${await complaint}`);
    }
    return code === 0;
  }

  get #environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NO_COLOR: '1',
      XDG_CONFIG_HOME: path.join(this.#folder, 'config'),
      XDG_DATA_HOME: path.join(this.#folder, 'data'),
    };
  }
}

/** What the portal's page does when somebody allows it. */
async function approve(url: string, portalUrl: string, sessionToken: string) {
  const page = await fetch(url, { redirect: 'manual' });
  const session = page.headers.get('location')?.split('/').pop();
  const answer = await fetch(
    `${portalUrl}/api/auth/v1/sessions/${session}/approve`,
    { method: 'POST', headers: { Authorization: `Bearer ${sessionToken}` } },
  );
  if (!answer.ok) {
    throw new Error(`${url} leads nowhere: ${await answer.text()}`);
  }
  await fetch((await answer.json()).redirectUrl);
}
