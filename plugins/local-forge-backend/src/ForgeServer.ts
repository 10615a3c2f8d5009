import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import express from 'express';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Authenticator, authentication, ForgeToken } from './http/auth';
import { createAvatarsRouter } from './http/avatars';
import { Forge, EventPublisher } from './forge/Forge';
import { ForgeUrls } from './forge/ForgeUrls';
import { GitRepositories, streamsEnded } from './git';
import { githubErrorHandler } from './http/errors';
import { loopbackOnly } from './http/loopback';
import { createRawRouter } from './http/raw';
import { createSmartHttpRouter } from './http/smartHttp';
import { createGraphqlRouter } from './graphql/createGraphqlRouter';
import { createLocalRouter } from './rest/createLocalRouter';
import { createRestRouter } from './rest/createRestRouter';
import { ForgeStore } from './store';
import { browserViewer } from './web/browserViewer';
import { createWebRouter } from './web/createWebRouter';

const LOOPBACK = ['127.0.0.1', '::1']; // What `localhost` may mean, and nothing that other machines reach.

const SHUTDOWN_GRACE_MS = 5_000; // A client that has not finished by then does not hold up the backend.

/** What a {@link ForgeServer} needs. */
export interface ForgeServerOptions {
  store: ForgeStore;
  repositories: GitRepositories;
  logger: LoggerService;
  tokens: ForgeToken[];
  /** The login of the user who a browser on this machine acts as. */
  browserUser: string;
  /** 0 takes any free port. */
  port: number;
  createEvents: (forge: Omit<Forge, 'events'>) => EventPublisher;
}

/** The forge's own HTTP server, on loopback. */
export class ForgeServer {
  readonly #servers: Server[];
  readonly forge: Forge;

  /** Starts to listen. */
  static async start(options: ForgeServerOptions): Promise<ForgeServer> {
    const { store, repositories, logger, port, createEvents } = options;
    const app = express();
    const servers = await listen(app, port);
    const address = servers[0].address() as AddressInfo;
    const urls = new ForgeUrls(`http://localhost:${address.port}`);
    const parts = { store, repositories, logger, urls };
    const forge = { ...parts, events: createEvents(parts) };
    addRoutes(app, forge, options);
    return new ForgeServer(servers, forge);
  }

  private constructor(servers: Server[], forge: Forge) {
    this.#servers = servers;
    this.forge = forge;
  }

  /** The address of the forge. */
  get url(): string {
    return this.forge.urls.base;
  }

  /** Takes no more requests and waits for those that have begun. */
  async stop(): Promise<void> {
    await Promise.all(
      this.#servers.map(
        server =>
          new Promise<void>(resolve => {
            const cut = setTimeout(
              () => server.closeAllConnections(),
              SHUTDOWN_GRACE_MS,
            );
            server.close(() => {
              clearTimeout(cut);
              resolve();
            });
            server.closeIdleConnections();
          }),
      ),
    );
    await this.forge.repositories.idle();
    await streamsEnded();
  }
}

function addRoutes(
  app: express.Express,
  forge: Forge,
  { tokens, browserUser }: Pick<ForgeServerOptions, 'tokens' | 'browserUser'>,
) {
  app.disable('x-powered-by');
  app.use(loopbackOnly());
  app.use(authentication(new Authenticator(forge.store, tokens)));
  app.use('/api/v3', createRestRouter(forge));
  app.use('/api/local', createLocalRouter(forge));
  app.use('/api/graphql', createGraphqlRouter(forge));
  app.use(createSmartHttpRouter(forge));
  app.use(createAvatarsRouter(forge));
  app.use(browserViewer(forge.store, browserUser));
  app.use(createRawRouter(forge));
  app.use(createWebRouter(forge));
  app.use(githubErrorHandler(forge.logger));
}

async function listen(app: express.Express, port: number): Promise<Server[]> {
  const servers: Server[] = [];
  for (const host of LOOPBACK) {
    const first = servers[0]?.address() as AddressInfo | undefined;
    try {
      servers.push(await listenOn(app, host, first?.port ?? port));
    } catch (error) {
      // A machine without IPv6 has no ::1, and then nobody looks for the forge there.
      const { code } = error as NodeJS.ErrnoException;
      if (
        !servers.length ||
        (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT')
      ) {
        servers.forEach(server => server.close());
        throw code === 'EADDRINUSE'
          ? new ConflictError(
              `Port ${port} is taken; stop what listens there or set localForge.port to another one`,
            )
          : error;
      }
    }
  }
  return servers;
}

function listenOn(
  app: express.Express,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}
