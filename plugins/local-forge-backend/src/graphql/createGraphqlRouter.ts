import express from 'express';
import Router from 'express-promise-router';
import { graphql, GraphQLError } from 'graphql';
import { z } from 'zod/v4';
import { findAccount } from '../forge/accounts';
import { Forge } from '../forge/Forge';
import { requireViewer } from '../http/auth';
import { AccountRow } from '../store';
import { resolveAccount, resolveVisible } from './accounts';
import { GraphqlContext } from './context';
import { createCommitOnBranch } from './createCommitOnBranch';
import { schema } from './schema';

const MAX_BODY = '60mb'; // Files travel in the variables of `createCommitOnBranch`.

const requestBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

const rootValue = {
  viewer: (_: unknown, context: GraphqlContext) =>
    resolveAccount(context.viewer, context),
  organization: async ({ login }: { login: string }, context: GraphqlContext) =>
    accountOf(login, context, 'Organization'),
  user: async ({ login }: { login: string }, context: GraphqlContext) =>
    accountOf(login, context, 'User'),
  repositoryOwner: async (
    { login }: { login: string },
    context: GraphqlContext,
  ) => accountOf(login, context),
  repository: async (
    { owner, name }: { owner: string; name: string },
    context: GraphqlContext,
  ) => resolveVisible(owner, name, context),
  createCommitOnBranch,
};

/** GitHub's GraphQL API, as far as the forge has it. */
export function createGraphqlRouter(forge: Forge) {
  const router = Router();
  router.use(express.json({ limit: MAX_BODY, type: () => true }));

  router.post('/', async (req, res) => {
    const viewer = requireViewer(res); // GitHub's GraphQL API has no anonymous use.
    const parsed = requestBody.safeParse(req.body);
    if (!parsed.success) {
      res.status(400).json({ message: 'A query attribute must be specified' });
      return;
    }
    const { query, operationName, variables } = parsed.data;
    const { data, errors } = await graphql({
      schema,
      source: query,
      rootValue,
      contextValue: { forge, viewer } satisfies GraphqlContext,
      operationName,
      variableValues: variables,
    });
    res.json({
      ...(data === undefined ? {} : { data }),
      ...(errors ? { errors: errors.map(presentError) } : {}),
    });
  });

  return router;
}

async function accountOf(
  login: string,
  context: GraphqlContext,
  type?: AccountRow['type'],
) {
  const account = await findAccount(context.forge.store, login);
  return account && (!type || account.type === type)
    ? resolveAccount(account, context)
    : null;
}

/** GitHub puts the type of an error beside its message. */
function presentError(error: GraphQLError) {
  const { extensions, ...rest } = error.toJSON();
  return { ...(extensions?.type ? { type: extensions.type } : {}), ...rest };
}
