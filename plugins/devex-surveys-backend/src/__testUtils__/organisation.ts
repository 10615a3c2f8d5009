import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
} from '@backstage/catalog-model';

/** People of each team, by department. */
export type OrganisationPlan = Record<string, Record<string, number>>;

/** Two hundred people; teams of all sizes, some of them too small for anything. */
export const TWO_HUNDRED: OrganisationPlan = {
  shopping: { web: 25, search: 14, basket: 9, labs: 3 },
  delivery: { vans: 24, slots: 12, maps: 8, cold: 4, ice: 2 },
  money: { cards: 17, ledger: 11, fraud: 6 },
  ground: { cloud: 22, data: 18, build: 13, desk: 12 },
};

/** The entity refs of everybody in the plan. */
export function peopleOf(plan: OrganisationPlan): string[] {
  return Object.values(plan)
    .flatMap(teams => Object.entries(teams))
    .flatMap(([team, size]) =>
      Array.from({ length: size }, (_, index) => personRef(team, index)),
    );
}

/** The entity ref of one person. */
export function personRef(team: string, index: number): string {
  return `user:default/${team}-${index}`;
}

/** The plan as the catalog has it. */
export function entitiesOf(plan: OrganisationPlan): Entity[] {
  return [
    group('acme'),
    ...Object.entries(plan).flatMap(([department, teams]) => [
      group(department, 'acme'),
      ...Object.entries(teams).flatMap(([team, size]) => [
        group(team, department),
        ...Array.from({ length: size }, (_, index) => person(team, index)),
      ]),
    ]),
  ];
}

function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', title: name },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: RELATION_CHILD_OF, targetRef: `group:default/${parent}` }]
      : [],
  };
}

function person(team: string, index: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: `${team}-${index}`, namespace: 'default' },
    spec: {},
    relations: [
      { type: RELATION_MEMBER_OF, targetRef: `group:default/${team}` },
    ],
  };
}
