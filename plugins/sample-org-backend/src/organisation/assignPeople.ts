import { deburr } from 'lodash';
import { groups, people } from './data';
import { Random } from './random';
import { SampleGroup, SamplePerson } from './types';

const EMAIL_DOMAIN = 'acme.example';

/** How many leads of teams also sit in the lead group of their department. */
const DEPARTMENT_LEADS = 3;

/** The Monday on which the first colleagues started; all others follow it. */
const FIRST_DAY = { year: 2018, monthIndex: 0, day: 1 };
const LAST_WEEK = 440;

/**
 * Through this user a visitor signs in. It stands outside the roster, so that
 * the forty people stay forty.
 */
const GUEST: SamplePerson = {
  name: 'guest',
  displayName: 'Guest',
  description: 'Whoever is looking around. Everyone who visits shares it.',
  memberOf: ['platform'],
};

/**
 * Decides by the draws who is in which team, who leads it and when each
 * person joined, and adds the guest.
 */
export function assignPeople(random: Random): SamplePerson[] {
  const teams = groups.filter(group => group.type === 'team');
  const departmentLeads = new Set(
    random.shuffle(teams).slice(0, DEPARTMENT_LEADS),
  );
  const waiting = random.shuffle(people);

  const assigned = teams.flatMap(team =>
    waiting
      .splice(0, team.size)
      .map((displayName, index) =>
        index === 0
          ? lead(displayName, team, departmentLeads.has(team), random)
          : member(displayName, team, random),
      ),
  );
  return [...assigned, GUEST];
}

function member(
  displayName: string,
  team: SampleGroup,
  random: Random,
): SamplePerson {
  // Two steps, because deburr knows letters such as ł and ø but no stacked
  // accents, and normalising knows accents but no such letters.
  const name = deburr(displayName.normalize('NFD'))
    .toLocaleLowerCase('en-US')
    .replace(/ /g, '.');
  return {
    name,
    displayName,
    description: `Works in ${team.title}.`,
    email: `${name}@${EMAIL_DOMAIN}`,
    memberOf: [team.name],
    joined: firstDay(random.integer(0, LAST_WEEK)),
  };
}

function lead(
  displayName: string,
  team: SampleGroup,
  leadsDepartment: boolean,
  random: Random,
): SamplePerson {
  const person = member(displayName, team, random);
  return {
    ...person,
    description: `Leads ${team.title}.`,
    memberOf:
      leadsDepartment && team.parent
        ? [team.name, team.parent]
        : person.memberOf,
  };
}

function firstDay(week: number): string {
  const { year, monthIndex, day } = FIRST_DAY;
  return new Date(Date.UTC(year, monthIndex, day + 7 * week))
    .toISOString()
    .slice(0, 'yyyy-mm-dd'.length);
}
