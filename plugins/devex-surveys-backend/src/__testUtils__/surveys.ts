import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { createSurveys, Surveys } from '../Surveys';
import { entitiesOf, OrganisationPlan } from './organisation';
import { TEST_SECRET } from './secret';

export const MIGRATIONS = resolvePackagePath(
  '@milepost/plugin-devex-surveys-backend',
  'migrations',
);

/** The surveys without HTTP, with a clock that can be set, on tables up to date. */
export async function startSurveys(options: {
  knex: Knex;
  plan: OrganisationPlan;
  now?: () => Date;
  notifications?: NotificationService;
}): Promise<Surveys> {
  const {
    knex,
    plan,
    now = () => new Date(),
    notifications = { async send() {} },
  } = options;
  await knex.migrate.latest({ directory: MIGRATIONS });
  const entities = entitiesOf(plan);
  return createSurveys({
    knex,
    config: {
      secret: TEST_SECRET,
      countUnseen: true,
      seenWithinMs: 0,
      maxSubmissionsPerSecond: 1_000,
    },
    catalog: {
      ...catalogServiceMock(),
      async *streamEntities() {
        yield entities;
      },
    },
    auth: mockServices.auth(),
    notifications,
    logger: mockServices.rootLogger(),
    now,
  });
}
