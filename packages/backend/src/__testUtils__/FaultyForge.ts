import http from 'node:http';
import { AddressInfo } from 'node:net';

/** What happens to the next request that matches. Later ones pass. */
export type Fault = {
  /** Method and the end of the path, without the query. */
  method: string;
  path: RegExp;
} & (
  | { kind: 'lost before it arrives' }
  | { kind: 'answer lost' }
  | { kind: 'answered with'; body: string }
);

/**
 * Stands between the portal and a forge, passes everything on, and breaks what a test
 * tells it to. Addresses of the forge in its answers become its own.
 */
export class FaultyForge {
  readonly #server: http.Server;
  readonly #target: URL;
  #faults: Fault[] = [];

  static async start(target: string): Promise<FaultyForge> {
    const server = http.createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    return new FaultyForge(server, new URL(target));
  }

  private constructor(server: http.Server, target: URL) {
    this.#server = server;
    this.#target = target;
    server.on('request', (req, res) => this.#pass(req, res));
  }

  get host(): string {
    return `localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  breakOnce(...faults: Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Faults that no request has met. */
  get unmet(): Fault[] {
    return this.#faults;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #pass(req: http.IncomingMessage, res: http.ServerResponse) {
    const fault = this.#takeFault(req);
    if (fault?.kind === 'lost before it arrives') {
      req.socket.destroy();
      return;
    }
    if (fault?.kind === 'answered with') {
      req.resume();
      res.end(fault.body);
      return;
    }
    const onward = http.request(
      {
        host: this.#target.hostname,
        port: this.#target.port,
        method: req.method,
        path: req.url,
        headers: {
          ...req.headers,
          host: this.#target.host,
          // Compressed answers could not be rewritten.
          'accept-encoding': 'identity',
        },
      },
      answer => {
        const chunks: Buffer[] = [];
        answer.on('data', chunk => chunks.push(chunk));
        answer.on('end', () => {
          if (fault?.kind === 'answer lost') {
            req.socket.destroy();
            return;
          }
          const headers = { ...answer.headers };
          delete headers['content-length'];
          delete headers['transfer-encoding'];
          res.writeHead(answer.statusCode ?? 502, headers);
          res.end(this.#rewrite(Buffer.concat(chunks), headers));
        });
      },
    );
    onward.on('error', () => req.socket.destroy());
    req.pipe(onward);
  }

  #rewrite(body: Buffer, headers: http.IncomingHttpHeaders) {
    return headers['content-type']?.includes('json')
      ? body.toString().replaceAll(this.#target.host, this.host)
      : body;
  }

  #takeFault({ method, url }: http.IncomingMessage) {
    const path = url?.split('?')[0] ?? '';
    const fault = this.#faults.find(
      candidate => candidate.method === method && candidate.path.test(path),
    );
    this.#faults = this.#faults.filter(candidate => candidate !== fault);
    return fault;
  }
}
