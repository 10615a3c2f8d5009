import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import {
  entitiesOf,
  OrganisationPlan,
} from '../../src/__testUtils__/organisation';
import { createSurveys, Surveys } from '../../src/Surveys';

const DEPARTMENTS = 25;

/** The surveys of an organisation whose teams have 8 to 22 people, as teams do. */
export async function createBenchSurveys(
  knex: Knex,
  people: number,
): Promise<Surveys> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@milepost/plugin-devex-surveys-backend',
      'migrations',
    ),
  });
  const entities = entitiesOf(planOf(people));
  return createSurveys({
    knex,
    config: {
      secret: 'a secret that is only used in this benchmark',
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
    notifications: { async send() {} },
    logger: mockServices.rootLogger(),
    now: () => new Date(),
  });
}

function planOf(people: number): OrganisationPlan {
  const plan: OrganisationPlan = {};
  let left = people;
  for (let team = 0; left > 0; team++) {
    const size = Math.min(left, 8 + ((team * 7) % 15));
    (plan[`department-${team % DEPARTMENTS}`] ??= {})[`team-${team}`] = size;
    left -= size;
  }
  return plan;
}
