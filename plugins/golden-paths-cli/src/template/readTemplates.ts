import { InputError } from '@backstage/errors';
import {
  templateEntityV1beta3Validator,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import fs from 'node:fs/promises';
import path from 'node:path';
import yaml from 'yaml';
import { z } from 'zod/v4';

/** A golden path as its folder describes it. */
export type Template = {
  id: string;
  /** The file with the Template entity, as an absolute path. */
  file: string;
  /** The folder with the skeleton, docs and changelog, as an absolute path. */
  dir: string;
  text: string;
  entity: TemplateEntityV1beta3;
};

const LOCATION = z.object({ spec: z.object({ targets: z.array(z.string()) }) });

/** YAML anchors and merges are resolved as the catalog does. */
export function parseYaml(text: string): unknown {
  return yaml.parse(text, { merge: true });
}

async function readTemplate(root: string, target: string): Promise<Template> {
  const file = path.resolve(root, 'templates', target);
  const text = await fs.readFile(file, 'utf8');
  const entity = parseYaml(text) as TemplateEntityV1beta3;
  if (!(await templateEntityV1beta3Validator.check(entity))) {
    throw new InputError(`${file} is not a Template of v1beta3`);
  }
  const id = entity.metadata.name;
  return { id, file, dir: path.join(root, 'templates', id), text, entity };
}

/** All golden paths: those that `templates/catalog-info.yaml` lists. */
export async function readTemplates(root: string): Promise<Template[]> {
  const list = path.join(root, 'templates', 'catalog-info.yaml');
  const location = LOCATION.parse(parseYaml(await fs.readFile(list, 'utf8')));
  return Promise.all(
    location.spec.targets.map(target => readTemplate(root, target)),
  );
}

/**
 * @throws InputError when no golden path has that id; the message lists those that are.
 */
export function pickTemplate(templates: Template[], id: string): Template {
  const template = templates.find(candidate => candidate.id === id);
  if (!template) {
    throw new InputError(
      `There is no golden path '${id}': use one of ${templates
        .map(candidate => candidate.id)
        .join(', ')}`,
    );
  }
  return template;
}
