import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Runs the scaffolder's own `fetch:template` outside of a task. */
export type RunFetchTemplate = (
  input: JsonObject,
  options: {
    workspacePath: string;
    /** Address of the template's file, from which relative addresses start. */
    baseUrl: string;
  },
) => Promise<void>;

export function createFetchTemplate(options: {
  config: Config;
  logger: LoggerService;
}): RunFetchTemplate {
  const { config, logger } = options;
  const action = createFetchTemplateAction({
    reader: UrlReaders.default({ config, logger }),
    integrations: ScmIntegrations.fromConfig(config),
  });
  type Context = Parameters<typeof action.handler>[0];

  return async (input, { workspacePath, baseUrl }) => {
    if (typeof input.url !== 'string') {
      throw new InputError('A fetch:template step has no url');
    }
    const temporary: string[] = [];
    const refuse = () => {
      throw new InputError('fetch:template needs a portal for this');
    };
    const context: ActionContext<Context['input']> = {
      input: { ...input, url: input.url } as Context['input'],
      workspacePath,
      logger,
      secrets: {},
      templateInfo: { entityRef: 'template:default/local', baseUrl },
      task: { id: 'local' },
      output: () => {},
      checkpoint: async ({ fn }) => fn(),
      getInitiatorCredentials: refuse,
      async createTemporaryDirectory() {
        const dir = await fs.mkdtemp(path.join(tmpdir(), 'golden-path-'));
        temporary.push(dir);
        return dir;
      },
    };
    try {
      await action.handler(context as Context);
    } finally {
      await Promise.all(
        temporary.map(dir => fs.rm(dir, { recursive: true, force: true })),
      );
    }
  };
}
