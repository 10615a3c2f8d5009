import http from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A webhook on its way. */
interface Hook {
  event: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Stands between a forge and the portal as a slow network does: it takes the webhooks and
 * hands them on, those that a test holds back later than those that were sent after them.
 */
export class HookRelay {
  readonly #server: http.Server;
  #target = '';
  #holding: ((hook: Hook) => boolean) | undefined;
  #held: Hook[] = [];
  readonly #passed: { guid: string; status: number }[] = [];

  static async start(): Promise<HookRelay> {
    const server = http.createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new HookRelay(server);
  }

  private constructor(server: http.Server) {
    this.#server = server;
    server.on('request', async (req, res) => {
      const hook: Hook = {
        event: String(req.headers['x-github-event']),
        headers: Object.fromEntries(
          Object.entries(req.headers).filter(
            (entry): entry is [string, string] =>
              /^(content-type|user-agent|x-)/.test(entry[0]) &&
              typeof entry[1] === 'string',
          ),
        ),
        body: await text(req),
      };
      if (this.#holding?.(hook)) {
        this.#held.push(hook);
        res.writeHead(202).end();
        return;
      }
      // A portal that is not there is told to the forge, which tries again.
      const status = await this.#pass(hook).catch(() => 502);
      res.writeHead(status).end();
    });
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** How the portal answered each webhook in the end: the forge repeats what was not taken. */
  get answers(): number[] {
    return [
      ...new Map(this.#passed.map(one => [one.guid, one.status])).values(),
    ];
  }

  /** Where the webhooks go. */
  set target(url: string) {
    this.#target = url;
  }

  /** Keeps what is sent from now on, if it is such a one. */
  hold(such: (hook: Hook) => boolean): void {
    this.#holding = such;
  }

  /** Hands on what was kept, each as often as told. */
  async release(times: number): Promise<number> {
    const held = this.#held;
    this.#held = [];
    this.#holding = undefined;
    for (let time = 0; time < times; time++) {
      for (const hook of held) {
        await this.#pass(hook);
      }
    }
    return held.length;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #pass({ headers, body }: Hook): Promise<number> {
    const answer = await fetch(this.#target, { method: 'POST', headers, body });
    const guid = headers['x-github-delivery'];
    this.#passed.push({ guid, status: answer.status });
    return answer.status;
  }
}
