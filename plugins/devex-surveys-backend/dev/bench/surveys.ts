import { Knex } from 'knex';
import { OrganisationPlan } from '../../src/__testUtils__/organisation';
import { startSurveys } from '../../src/__testUtils__/surveys';
import { Surveys } from '../../src/Surveys';

const DEPARTMENTS = 25;

/** The surveys of an organisation whose teams have 8 to 22 people, as teams do. */
export async function createBenchSurveys(
  knex: Knex,
  people: number,
): Promise<Surveys> {
  return startSurveys({ knex, plan: planOf(people) });
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
