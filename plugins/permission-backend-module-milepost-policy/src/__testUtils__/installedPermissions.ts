import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Permission } from '@backstage/plugin-permission-common';
import { readFileSync } from 'node:fs';

interface PackageJson {
  backstage?: { role?: string; pluginPackages?: string[] };
  dependencies?: Record<string, string>;
  exports?: Record<string, unknown>;
}

/** Where plugins define their permissions, by the conventions of Backstage. */
const ROLES_WITH_PERMISSIONS = ['common-library', 'node-library'];

/**
 * Finds the permissions of all plugins in the portal: what the library
 * packages of everything that app and backend depend on export.
 */
export function installedPermissions(): Permission[] {
  const permissions = new Map<string, Permission>();
  for (const library of librariesOfThePortal()) {
    for (const exported of exportsOf(library)) {
      if (isPermissionDefinition(exported)) {
        permissions.set(exported.name, exported);
      }
    }
  }
  return [...permissions.values()];
}

function librariesOfThePortal(): string[] {
  const dependencies = ['app', 'backend'].flatMap(name =>
    Object.keys(readPackageJson(name)?.dependencies ?? {}),
  );
  const candidates = dependencies.flatMap(name => [
    ...(readPackageJson(name)?.backstage?.pluginPackages ?? []),
    // Private packages need not list their family.
    name.replace(/(-backend)?(-module-.+)?$/, '-common'),
    name.replace(/(-backend)?(-module-.+)?$/, '-node'),
  ]);
  return [...new Set(candidates)].filter(name =>
    ROLES_WITH_PERMISSIONS.includes(
      readPackageJson(name)?.backstage?.role ?? '',
    ),
  );
}

function readPackageJson(name: string): PackageJson | undefined {
  try {
    return JSON.parse(
      readFileSync(resolvePackagePath(name, 'package.json'), 'utf8'),
    );
  } catch {
    // Families list packages that are not installed here.
    return undefined;
  }
}

function exportsOf(library: string): unknown[] {
  const entryPoints = Object.keys(
    readPackageJson(library)?.exports ?? { '.': undefined },
  ).filter(entryPoint => entryPoint === '.' || entryPoint === './alpha');
  return entryPoints
    .flatMap(entryPoint =>
      Object.values(jest.requireActual<object>(library + entryPoint.slice(1))),
    )
    .flat();
}

function isPermissionDefinition(value: unknown): value is Permission {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'attributes' in value &&
    'type' in value &&
    (value.type === 'basic' || value.type === 'resource')
  );
}
