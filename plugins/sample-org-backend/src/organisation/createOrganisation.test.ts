import {
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  entityEnvelopeSchemaValidator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  isComponentEntity,
  isGroupEntity,
  isUserEntity,
  KindValidator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import { styles } from '../delivery/styles';
import { createOrganisation, sampleApis } from './createOrganisation';
import { readDefinitions } from './readDefinitions';

const kindValidators: KindValidator[] = [
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  groupEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
];

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

/** The kind that a short reference in each field of a spec refers to. */
const DEFAULT_KINDS: Record<string, string> = {
  consumesApis: 'API',
  dependsOn: 'Component',
  domain: 'Domain',
  memberOf: 'Group',
  owner: 'Group',
  parent: 'Group',
  providesApis: 'API',
  system: 'System',
};

function referencesOf(entity: Entity): string[] {
  return Object.entries(DEFAULT_KINDS).flatMap(([field, defaultKind]) =>
    [entity.spec?.[field] ?? []]
      .flat()
      .map(ref =>
        stringifyEntityRef(parseEntityRef(String(ref), { defaultKind })),
      ),
  );
}

function countBy(entities: Entity[], key: (entity: Entity) => string) {
  const counts: Record<string, number> = {};
  for (const entity of entities) {
    counts[key(entity)] = (counts[key(entity)] ?? 0) + 1;
  }
  return counts;
}

const seeds = fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 });

describe('createOrganisation', () => {
  let definitions: ReadonlyMap<string, string>;
  const organise = (seed: number) => createOrganisation({ seed, definitions });

  beforeAll(async () => {
    definitions = await readDefinitions(sampleApis);
  });

  it('has the same shape with any seed', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const entities = organise(seed);

        expect(countBy(entities, entity => entity.kind)).toEqual({
          Group: 14,
          User: 41,
          Domain: 4,
          System: 10,
          Component: 30,
          API: 14,
          Resource: 20,
        });
        expect(
          countBy(entities.filter(isGroupEntity), group =>
            String(group.spec?.type),
          ),
        ).toEqual({ company: 1, department: 4, team: 9 });
        expect(
          countBy(entities.filter(isComponentEntity), component =>
            String(component.spec?.lifecycle),
          ),
        ).toEqual({ production: 25, experimental: 3, deprecated: 2 });
      }),
    );
  });

  it('refers only to what exists, and gives everything one name', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const entities = organise(seed);
        const refs = new Set(entities.map(stringifyEntityRef));

        expect(refs.size).toBe(entities.length);
        expect(
          entities.flatMap(referencesOf).filter(ref => !refs.has(ref)),
        ).toEqual([]);
      }),
    );
  });

  it('gives every part an owner, and every API a provider', () => {
    const entities = organise(1);
    const owned = entities.filter(
      ({ kind }) => kind !== 'Group' && kind !== 'User',
    );
    const provided = entities.flatMap(({ spec }) => spec?.providesApis ?? []);

    expect(owned.filter(({ spec }) => !spec?.owner)).toEqual([]);
    expect(provided.sort()).toEqual(sampleApis.map(({ name }) => name).sort());
  });

  it('places forty people in teams, with leads of whom three sit higher too', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const entities = organise(seed);
        const teams = entities
          .filter(isGroupEntity)
          .filter(({ spec }) => spec.type === 'team')
          .map(({ metadata }) => metadata.name);
        const users = entities.filter(isUserEntity);
        const people = users.filter(
          ({ metadata }) => metadata.name !== 'guest',
        );

        expect(people).toHaveLength(40);
        for (const { metadata, spec } of people) {
          expect(teams).toContain(spec.memberOf?.[0]);
          expect(spec.profile?.email).toBe(`${metadata.name}@acme.example`);
          expect(metadata.annotations?.['milepost.dev/joined']).toMatch(
            /^20(1[89]|2[0-6])-\d{2}-\d{2}$/,
          );
        }
        const leads = people.filter(({ metadata }) =>
          metadata.description?.startsWith('Leads '),
        );
        expect(leads.map(({ spec }) => spec.memberOf?.[0]).sort()).toEqual(
          teams.sort(),
        );
        expect(
          people
            .filter(({ spec }) => spec.memberOf?.length === 2)
            .every(person => leads.includes(person)),
        ).toBe(true);
        expect(leads.flatMap(({ spec }) => spec.memberOf)).toHaveLength(12);
      }),
    );
  });

  it('lets visitors in as a guest of the platform team', () => {
    expect(
      organise(1).find(
        entity => stringifyEntityRef(entity) === 'user:default/guest',
      ),
    ).toMatchObject({
      spec: { profile: { displayName: 'Guest' }, memberOf: ['platform'] },
    });
  });

  it('is what the catalog accepts', async () => {
    const validateEnvelope = entityEnvelopeSchemaValidator();
    await fc.assert(
      fc.asyncProperty(seeds, async seed => {
        for (const entity of organise(seed)) {
          validateEnvelope(entity);
          await policy.enforce(entity);
          const verdicts = await Promise.all(
            kindValidators.map(validator => validator.check(entity)),
          );
          // The model exports no validator of the kind API; that the catalog
          // takes those too is seen in the test of the feature loader.
          expect([stringifyEntityRef(entity), verdicts.includes(true)]).toEqual(
            [stringifyEntityRef(entity), entity.kind !== 'API'],
          );
        }
      }),
      // Of what is validated only the people depend on the seed.
      { numRuns: 10 },
    );
  });

  it('marks everything as a sample, and links to nothing', () => {
    for (const { metadata } of organise(1)) {
      expect(metadata.tags).toContain('sample');
      expect(metadata.description).toBeTruthy();
      expect(metadata.annotations).toMatchObject({
        'backstage.io/managed-by-location': 'sample-org:acme',
        'backstage.io/managed-by-origin-location': 'sample-org:acme',
        'milepost.dev/sample': 'true',
      });
      expect(metadata.annotations).not.toHaveProperty([
        'backstage.io/source-location',
      ]);
      expect(metadata.links).toBeUndefined();
    }
  });

  it('says which folder is whose, as its delivery history has it', () => {
    const folders = organise(1).flatMap(({ metadata }) => {
      const folder = metadata.annotations?.['milepost.dev/paths'];
      return folder ? [[metadata.name, folder]] : [];
    });
    expect(folders).toEqual(
      styles.flatMap(({ component, shared }) =>
        shared ? [[component, shared.folder]] : [],
      ),
    );
    expect(folders).toHaveLength(2);
  });

  it('is decided by the seed', () => {
    fc.assert(
      fc.property(seeds, seed => {
        expect(organise(seed)).toEqual(organise(seed));
      }),
    );
    expect(organise(1)).not.toEqual(organise(2));
  });

  it('says which definition is missing', () => {
    expect(() =>
      createOrganisation({ seed: 1, definitions: new Map() }),
    ).toThrow(/No definition of API 'catalogue-api'/);
  });
});
