import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { assignPeople } from './assignPeople';
import {
  customersAndMoney,
  foundations,
  fulfilment,
  groups,
  shopping,
} from './data';
import { createRandom } from './random';
import {
  apiEntity,
  componentEntity,
  domainEntity,
  groupEntity,
  resourceEntity,
  systemEntity,
  userEntity,
} from './entities';
import { SampleSystem } from './types';

const domains = [shopping, fulfilment, customersAndMoney, foundations];

/** All APIs, whose texts have to be read before the organisation is made. */
export const sampleApis = domains
  .flatMap(domain => domain.systems)
  .flatMap(system => system.apis ?? []);

/** What an organisation is made from. */
export interface CreateOrganisationOptions {
  /** A 32-bit integer; the same seed makes the same organisation. */
  seed: number;
  /** The text of each API by its name. */
  definitions: ReadonlyMap<string, string>;
}

/** Makes all entities of the sample organisation. */
export function createOrganisation(
  options: CreateOrganisationOptions,
): Entity[] {
  return [
    ...groups.map(groupEntity),
    ...assignPeople(createRandom(options.seed)).map(userEntity),
    ...domains.map(domainEntity),
    ...domains.flatMap(domain =>
      domain.systems.flatMap(system => [
        systemEntity(system, domain.name),
        ...partsOf(system, options.definitions),
      ]),
    ),
  ];
}

function partsOf(
  system: SampleSystem,
  definitions: ReadonlyMap<string, string>,
): Entity[] {
  const { apis = [], components, resources = [] } = system;
  return [
    ...components.map(component => componentEntity(component, system)),
    ...apis.map(api => {
      const definition = definitions.get(api.name);
      if (definition === undefined) {
        throw new InputError(
          `No definition of API '${api.name}'; please read it in first`,
        );
      }
      return apiEntity(api, system, definition);
    }),
    ...resources.map(resource => resourceEntity(resource, system)),
  ];
}
