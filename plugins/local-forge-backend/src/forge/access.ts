import {
  AccountRow,
  ForgeStore,
  Permission,
  PERMISSIONS,
  RepositoryRow,
} from '../store';

/** Whether one permission includes another. */
export function includesPermission(has: Permission, needs: Permission) {
  return PERMISSIONS.indexOf(has) >= PERMISSIONS.indexOf(needs);
}

/** Whether somebody may do what only the owners of an account may. */
export async function administers(
  store: ForgeStore,
  viewer: AccountRow | undefined,
  account: AccountRow,
): Promise<boolean> {
  if (!viewer) {
    return false;
  }
  const membership = await store.memberships.find({
    organization_id: account.id,
    user_id: viewer.id,
  });
  return viewer.id === account.id || membership?.role === 'admin';
}

/** The most that somebody may do in a repository. */
export async function permissionIn(
  store: ForgeStore,
  viewer: AccountRow | undefined,
  repository: RepositoryRow,
): Promise<Permission> {
  const anyone: Permission =
    repository.visibility === 'public' ? 'read' : 'none';
  if (!viewer) {
    return anyone;
  }
  if (viewer.id === repository.owner_id) {
    return 'admin';
  }
  const [membership, teams] = await Promise.all([
    store.memberships.find({
      organization_id: repository.owner_id,
      user_id: viewer.id,
    }),
    store.teamMembers.list({ user_id: viewer.id }),
  ]);
  if (membership?.role === 'admin') {
    return 'admin';
  }
  const grants = await store.accessGrants.list({
    repository_id: repository.id,
  });
  const teamIds = new Set(teams.map(team => team.team_id));
  const given = grants
    .filter(
      grant =>
        grant.user_id === viewer.id ||
        (grant.team_id !== null && teamIds.has(grant.team_id)),
    )
    .map(grant => grant.permission);
  const own: Permission = membership ? 'read' : anyone;
  return given.reduce(
    (most, one) => (includesPermission(most, one) ? most : one),
    own,
  );
}

/** Reads a permission by the names that GitHub's requests use. */
export function parsePermission(text: string): Permission | undefined {
  const synonyms: Record<string, Permission> = { pull: 'read', push: 'write' };
  return synonyms[text] ?? PERMISSIONS.find(permission => permission === text);
}

/** A permission as the set of flags that GitHub's answers have. */
export function permissionFlags(permission: Permission) {
  return {
    admin: includesPermission(permission, 'admin'),
    maintain: includesPermission(permission, 'maintain'),
    push: includesPermission(permission, 'write'),
    triage: includesPermission(permission, 'triage'),
    pull: includesPermission(permission, 'read'),
  };
}
