import { BranchProtection } from '../../forge/branchProtection';
import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';

/** How a branch is protected. */
export function presentProtection(
  urls: ForgeUrls,
  { fullName }: Repository,
  branch: string,
  protection: BranchProtection,
) {
  const url = urls.repoApi(fullName, 'branches', branch, 'protection');
  const checks = protection.required_status_checks;
  const reviews = protection.required_pull_request_reviews;
  const contexts =
    checks?.checks?.map(check => check.context) ?? checks?.contexts ?? [];
  return {
    url,
    ...(checks
      ? {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            contexts_url: `${url}/required_status_checks/contexts`,
            strict: checks.strict,
            contexts,
            checks: contexts.map(context => ({ context, app_id: null })),
          },
        }
      : {}),
    ...(reviews
      ? {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: reviews.dismiss_stale_reviews ?? false,
            require_code_owner_reviews:
              reviews.require_code_owner_reviews ?? false,
            required_approving_review_count:
              reviews.required_approving_review_count ?? 1,
            require_last_push_approval:
              reviews.require_last_push_approval ?? false,
          },
        }
      : {}),
    required_signatures: {
      url: `${url}/required_signatures`,
      enabled: protection.required_signatures ?? false,
    },
    enforce_admins: {
      url: `${url}/enforce_admins`,
      enabled: protection.enforce_admins ?? false,
    },
    required_linear_history: {
      enabled: protection.required_linear_history ?? false,
    },
    allow_force_pushes: { enabled: protection.allow_force_pushes ?? false },
    allow_deletions: { enabled: protection.allow_deletions ?? false },
    block_creations: { enabled: protection.block_creations ?? false },
    required_conversation_resolution: {
      enabled: protection.required_conversation_resolution ?? false,
    },
    lock_branch: { enabled: protection.lock_branch ?? false },
    allow_fork_syncing: { enabled: protection.allow_fork_syncing ?? false },
  };
}
