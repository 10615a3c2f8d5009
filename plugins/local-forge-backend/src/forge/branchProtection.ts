import { z } from 'zod/v4';
import { Forge, Repository } from './Forge';
import {
  deleteSetting,
  findSetting,
  listSettings,
  saveSetting,
} from './repositorySettings';

const KIND = 'branch-protection';

const names = z
  .object({
    users: z.array(z.string()).default([]),
    teams: z.array(z.string()).default([]),
    apps: z.array(z.string()).default([]),
  })
  .partial()
  .nullish();

/** What `PUT …/protection` takes; the fields that GitHub requires are required here. */
export const protectionSchema = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean(),
      contexts: z.array(z.string()).optional(),
      checks: z
        .array(z.object({ context: z.string(), app_id: z.number().optional() }))
        .optional(),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      required_approving_review_count: z
        .number()
        .int()
        .min(0)
        .max(6)
        .optional(),
      require_last_push_approval: z.boolean().optional(),
      dismissal_restrictions: names,
      bypass_pull_request_allowances: names,
    })
    .nullable(),
  restrictions: names.nullable(),
  required_linear_history: z.boolean().optional(),
  allow_force_pushes: z.boolean().nullish(),
  allow_deletions: z.boolean().optional(),
  block_creations: z.boolean().optional(),
  required_conversation_resolution: z.boolean().optional(),
  lock_branch: z.boolean().optional(),
  allow_fork_syncing: z.boolean().optional(),
  required_signatures: z.boolean().optional(),
});

/** How a branch is protected. */
export type BranchProtection = z.output<typeof protectionSchema>;

/** Reads how a branch is protected. */
export async function findProtection(
  forge: Forge,
  repository: Repository,
  branch: string,
): Promise<BranchProtection | undefined> {
  const setting = await findSetting(forge, repository, KIND, branch);
  return setting && protectionSchema.parse(setting.value);
}

/** The names of the branches that are protected. */
export async function protectedBranches(
  forge: Forge,
  repository: Repository,
): Promise<Set<string>> {
  const settings = await listSettings(forge, repository, KIND);
  return new Set(settings.map(({ key }) => key));
}

/** Protects a branch. */
export async function protectBranch(
  forge: Forge,
  repository: Repository,
  branch: string,
  protection: BranchProtection,
): Promise<void> {
  await saveSetting(forge, repository, KIND, branch, protection);
}

/** Takes the protection from a branch and tells whether there was one. */
export async function unprotectBranch(
  forge: Forge,
  repository: Repository,
  branch: string,
): Promise<boolean> {
  return deleteSetting(forge, repository, KIND, branch);
}
