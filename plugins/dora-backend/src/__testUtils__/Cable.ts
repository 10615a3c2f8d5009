import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** A way to a server that a test can cut and mend, as a restart of the server does. */
export class Cable {
  readonly #target: { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  static async to(target: { host: string; port: number }): Promise<Cable> {
    const cable = new Cable(target);
    await cable.mend();
    return cable;
  }

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
  }

  /** Where to connect to instead of the server. */
  get port(): number {
    return this.#port;
  }

  /** Ends all connections, and refuses new ones. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.#sockets.forEach(socket => socket.destroy());
    if (server) {
      server.close();
      await once(server, 'close');
    }
  }

  /** Lets connections through again. */
  async mend(): Promise<void> {
    const server = createServer(near => {
      const far = connect(this.#target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ]) {
        this.#sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }
}
