import {
  coreServices,
  createServiceFactory,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  RootHttpRouterConfigureContext,
  rootHttpRouterServiceFactory,
} from '@backstage/backend-defaults/rootHttpRouter';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createSpecializedBackend } from '@backstage/backend-app-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  acquireToken,
  DevexSurveysClient,
  encodeSubmission,
  sendSubmission,
  Submission,
  surveyImportPermission,
  surveyManagePermission,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { Knex } from 'knex';
import { AddressInfo } from 'node:net';
import { configureWithoutSubmissionLog } from '../http';
import { devexSurveysPlugin } from '../plugin';
import { documented } from './documented';
import { TEST_SECRET } from './secret';

/** The only one who may manage rounds. */
export const OWNER = 'user:default/owner';

/** A portal with nothing but the surveys, reached over HTTP as by anybody. */
export interface Portal {
  baseUrl: string;
  auditor: ReturnType<typeof mockServices.auditor.mock>;
  logger: ReturnType<typeof mockServices.rootLogger.mock>;
  actionsRegistry: ReturnType<typeof actionsRegistryServiceMock>;
  notifications: NotificationSendOptions[];
  as(userRef: string): DevexSurveysClient;
  /** What the portal does every minute. */
  keep(): Promise<void>;
  /** What the browser does at a visit: a token, silently. */
  visit(userRef: string): Promise<SurveyToken>;
  /** What the browser does when somebody sends the form. */
  send(submission: Submission): Promise<void>;
  stop(): Promise<void>;
}

const OWNERS_ONLY = [surveyManagePermission.name, surveyImportPermission.name];

const ownerManages = createServiceFactory({
  service: coreServices.permissions,
  deps: {},
  factory: (): PermissionsService => {
    const decide = async <T extends { permission: { name: string } }>(
      requests: T[],
      { credentials }: PermissionsServiceRequestOptions,
    ): Promise<DefinitivePolicyDecision[]> => {
      const { userEntityRef } = credentials.principal as {
        userEntityRef?: string;
      };
      return requests.map(({ permission }) => ({
        result:
          userEntityRef === OWNER || !OWNERS_ONLY.includes(permission.name)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }));
    };
    return { authorize: decide, authorizeConditional: decide };
  },
});

/** Starts the plugin on a database. */
export async function startPortal(options: {
  knex: Knex;
  /** May change while the portal runs. */
  entities: () => Entity[];
  config?: object;
  configure?: (context: RootHttpRouterConfigureContext) => void;
}): Promise<Portal> {
  const {
    knex,
    entities,
    config,
    configure = configureWithoutSubmissionLog,
  } = options;
  let server: RootHttpRouterConfigureContext['server'] | undefined;
  const auditor = mockServices.auditor.mock({
    createEvent: async () => ({
      success: async () => {},
      fail: async () => {},
    }),
  });
  const logger = mockServices.rootLogger.mock();
  logger.child.mockImplementation(() => logger);
  const actionsRegistry = actionsRegistryServiceMock();
  const scheduler = mockServices.scheduler();
  const notifications: NotificationSendOptions[] = [];
  const backend = createSpecializedBackend({
    defaultServiceFactories: [
      mockServices.database.factory({ knex }),
      // The real one, which logs requests; the test backend's does not.
      rootHttpRouterServiceFactory({
        configure(context) {
          server = context.server;
          configure(context);
        },
      }),
      auditor.factory,
      logger.factory,
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actionsRegistry,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => {
          const streamEntities = async function* stream() {
            yield entities();
          };
          return { ...catalogServiceMock(), streamEntities };
        },
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          async send(notification) {
            notifications.push(notification);
          },
        }),
      }),
      ownerManages,
      mockServices.auth.factory(),
      mockServices.httpAuth.factory(),
      mockServices.httpRouter.factory(),
      mockServices.lifecycle.factory(),
      mockServices.logger.factory(),
      mockServices.permissionsRegistry.factory(),
      mockServices.rootHealth.factory(),
      mockServices.rootLifecycle.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: { listen: { port: 0, host: 'localhost' } },
          devexSurveys: {
            secret: TEST_SECRET,
            countUnseen: true,
            maxSubmissionsPerSecond: 100_000,
            ...config,
          },
        },
      }),
    ],
  });
  backend.add(devexSurveysPlugin);
  await backend.start();
  const address = server?.address() as AddressInfo;
  const baseUrl = `http://localhost:${address.port}/api/devex-surveys`;
  const as = (userRef: string) =>
    new DevexSurveysClient({
      baseUrl,
      fetchApi: {
        fetch: async (input, init) => {
          const response = await fetch(input, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.user.header(userRef),
            },
          });
          const path = String(input).slice(baseUrl.length);
          return documented(init?.method ?? 'GET', path, response);
        },
      },
    });
  return {
    baseUrl,
    auditor,
    logger,
    actionsRegistry,
    notifications,
    as,
    keep: () => scheduler.triggerTask('keep-rounds'),
    async visit(userRef) {
      const api = as(userRef);
      const [invitation] = await api.getInvitations();
      return acquireToken({ api, invitation });
    },
    send: submission => sendSubmission(baseUrl, encodeSubmission(submission)),
    stop: () => backend.stop(),
  };
}

/** Why the portal refused something. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof ResponseError ? error.cause.message : String(error);
  }
  return 'It was not refused';
}
