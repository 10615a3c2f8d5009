import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import path from 'node:path';
import yaml from 'yaml';
import { lineAt, type Finding } from '../findings';
import type { Render, RenderRule } from '../types';

const FILE = 'catalog-info.yaml';

/** The policies that the catalog holds every entity against. */
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const KIND_VALIDATORS = [
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
];

/** Puts files in the place of `$text`, as the catalog does before it validates. */
async function resolveText(value: unknown, render: Render): Promise<unknown> {
  if (Array.isArray(value)) {
    return Promise.all(value.map(item => resolveText(item, render)));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('$text' in value && typeof value.$text === 'string') {
    const text = await render.read(path.posix.normalize(value.$text));
    if (text === undefined) {
      throw new InputError(`the file '${value.$text}' is not there`);
    }
    return text;
  }
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await resolveText(item, render)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function validateEntity(data: unknown, render: Render): Promise<Entity> {
  const entity = await policy.enforce(
    (await resolveText(data, render)) as Entity,
  );
  if (!entity) {
    throw new InputError('the catalog would not take it');
  }
  const known = await Promise.all(
    KIND_VALIDATORS.map(validator => validator.check(entity)),
  );
  if (!known.includes(true)) {
    throw new InputError(
      `the catalog takes no ${entity.kind} of ${entity.apiVersion} from a repository`,
    );
  }
  return entity;
}

/** The catalog takes what the repository says of itself. */
export const entities: RenderRule = {
  id: 'entities',
  async check(render) {
    const text = await render.read(FILE);
    const findings: Finding[] = [];
    const report = (line: number, message: string) =>
      findings.push({
        rule: 'entities',
        file: FILE,
        line,
        message,
        remedy: 'Correct the skeleton: registering it would fail.',
      });
    if (text === undefined) {
      report(1, 'The repository does not describe itself to the catalog.');
      return { findings };
    }
    const found: Entity[] = [];
    for (const document of yaml.parseAllDocuments(text)) {
      const line = lineAt(text, document.contents?.range?.[0] ?? 0);
      try {
        found.push(await validateEntity(document.toJS(), render));
      } catch (error) {
        report(line, `The catalog refuses this: ${toError(error).message}`);
      }
    }
    const { name } = render.values;
    if (
      !found.some(
        ({ kind, metadata }) => kind === 'Component' && metadata.name === name,
      )
    ) {
      report(1, `There is no Component named '${name}'.`);
    }
    return { findings };
  },
};
