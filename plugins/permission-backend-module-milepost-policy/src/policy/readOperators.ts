import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';

const CONFIG_KEY = 'permission.milepost.operators';

/** Reads the full references of the groups whose members are operators. */
export function readOperators(config: RootConfigService): string[] {
  const refs = config.getOptionalStringArray(CONFIG_KEY) ?? [];
  return refs.map(ref => {
    const { kind, ...rest } = parseGroupRef(ref);
    if (kind.toLocaleLowerCase('en-US') !== 'group') {
      throw new InputError(
        `'${ref}' in ${CONFIG_KEY} is not a group; please put the person into a group and name that`,
      );
    }
    return stringifyEntityRef({ kind, ...rest });
  });
}

function parseGroupRef(ref: string) {
  try {
    return parseEntityRef(ref, { defaultKind: 'group' });
  } catch (error) {
    throw new InputError(
      `Invalid reference '${ref}' in ${CONFIG_KEY}; please write it as group:default/name`,
      toError(error),
    );
  }
}
