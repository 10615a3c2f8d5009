import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';
import { SampleApi } from './types';

const EXTENSIONS: Record<SampleApi['type'], string> = {
  openapi: 'yaml',
  asyncapi: 'yaml',
  grpc: 'proto',
};

/** Reads the text of each API from the folder `definitions` of this package. */
export async function readDefinitions(
  apis: readonly SampleApi[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    apis.map(async ({ name, type }) => {
      const path = resolvePackagePath(
        '@milepost/plugin-sample-org-backend',
        'definitions',
        `${name}.${EXTENSIONS[type]}`,
      );
      return [name, await readFile(path, 'utf8')] as const;
    }),
  );
  return new Map(texts);
}
