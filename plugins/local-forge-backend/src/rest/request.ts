import { Request, RequestHandler, Response } from 'express';
import { z } from 'zod/v4';
import { includesPermission, permissionIn } from '../forge/access';
import { Forge, Repository } from '../forge/Forge';
import { findRepository } from '../forge/repositories';
import { parseTreePath, resolveCommit, Sha, TreePath } from '../git';
import { requireViewer, viewerOf } from '../http/auth';
import {
  conflict,
  forbidden,
  invalidField,
  notFound,
  unprocessable,
} from '../http/errors';
import { AccountRow, Permission } from '../store';

/** Who made a commit or tag, as requests name them. */
export const personSchema = z.object({
  name: z.string(),
  email: z.string(),
  date: z.iso.datetime({ offset: true }).optional(),
});

/** What a handler for a repository gets. */
export interface RepositoryContext {
  req: Request;
  res: Response;
  repository: Repository;
  permission: Permission;
}

/** What a handler that changes a repository gets. */
export interface ChangeContext extends RepositoryContext {
  viewer: AccountRow;
}

/** Makes a handler for requests that read a repository. */
export function reads(
  forge: Forge,
  handle: (context: RepositoryContext) => Promise<void>,
): RequestHandler {
  return async (req, res) => handle(await repositoryContext(forge, req, res));
}

/** Makes a handler for requests that change a repository. */
export function changes(
  forge: Forge,
  needs: Permission,
  handle: (context: ChangeContext) => Promise<void>,
): RequestHandler {
  return async (req, res) => {
    const viewer = requireViewer(res);
    const context = await repositoryContext(forge, req, res);
    if (!includesPermission(context.permission, needs)) {
      throw forbidden();
    }
    if (context.repository.row.archived && req.method !== 'DELETE') {
      const unarchives = req.body?.archived === false;
      if (!unarchives) {
        throw forbidden('Repository was archived so is read-only.');
      }
    }
    await handle({ ...context, viewer });
  };
}

async function repositoryContext(
  forge: Forge,
  req: Request,
  res: Response,
): Promise<RepositoryContext> {
  const { owner, repo } = req.params;
  const repository = await findRepository(forge, owner, repo);
  if (!repository) {
    throw notFound();
  }
  const viewer = viewerOf(res);
  const permission = await permissionIn(forge.store, viewer, repository.row);
  if (permission === 'none') {
    throw notFound(); // Not even the existence of a private repository shows.
  }
  return { req, res, repository, permission };
}

/** Reads the body of a request, and reports what is wrong as GitHub does. */
export function readBody<Schema extends z.ZodType>(
  req: Request,
  resource: string,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(req.body ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  throw unprocessable(
    'Validation Failed',
    ...parsed.error.issues.map(issue => {
      const field = issue.path.map(String).join('.');
      const missing = /received undefined/.test(issue.message);
      return {
        resource,
        field,
        code: missing ? ('missing_field' as const) : ('invalid' as const),
        message: issue.message,
      };
    }),
  );
}

/** Reads the number of a thing from the address. */
export function readId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw notFound();
  }
  return Number(text);
}

/** Reads the path of a file or folder from the address. */
export function readPath(text: string | undefined): TreePath {
  const path = parseTreePath(text ?? '');
  if (path === undefined) {
    throw invalidField(
      'Commit',
      'path',
      'path contains a malformed path component',
    );
  }
  return path;
}

/** A query parameter, if it is there and is one text. */
export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Finds the commit that a request means; without a name, that of the default branch. */
export async function requireCommit(
  repository: Repository,
  revision: string | undefined,
  message = 'Not Found',
): Promise<Sha> {
  const { git, row } = repository;
  const name = !revision || revision === 'HEAD' ? row.default_branch : revision;
  const sha = await resolveCommit(git, name);
  if (sha) {
    return sha;
  }
  if (!(await resolveCommit(git, row.default_branch))) {
    throw repository.row.pushed_at
      ? notFound(message)
      : conflict('Git Repository is empty.');
  }
  throw notFound(message);
}
