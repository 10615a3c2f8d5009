import { Forge } from '../forge/Forge';
import { findMergeBlocker } from '../forge/mergeBlockers';
import { PullRequest, pullTips } from '../forge/PullRequest';
import { includesPermission } from '../forge/access';
import { MergeMethod, mergeTree } from '../git';
import { RepositoryContext } from '../rest/request';

/** Whether and how a pull request can be merged by whoever looks at it. */
export interface Mergeability {
  /** The answer in words. */
  text: string;
  /** The ways to merge it now; none if it can't be. */
  methods: MergeMethod[];
}

/** Finds out whether and how a pull request can be merged. */
export async function findMergeability(
  forge: Forge,
  {
    repository,
    permission,
  }: Pick<RepositoryContext, 'repository' | 'permission'>,
  request: PullRequest,
): Promise<Mergeability> {
  const { issue, pull } = request;
  const no = (text: string) => ({ text, methods: [] });
  if (issue.state === 'closed') {
    return no(
      pull.merged_at
        ? 'This has been merged.'
        : 'This was closed without a merge.',
    );
  }
  if (pull.draft) {
    return no(
      'This is a draft: it can be merged when its author says that it is ready.',
    );
  }
  const { base, head } = await pullTips(repository, request);
  if (!(await mergeTree(repository.git, base, head))) {
    return no(
      `This conflicts with ${pull.base_ref}. Merge ${pull.base_ref} into ${pull.head_ref}, resolve the conflicts and push.`,
    );
  }
  const blocker = await findMergeBlocker(
    forge,
    repository,
    request,
    permission,
  );
  if (blocker) {
    return no(`The protection of ${pull.base_ref} holds this back: ${blocker}`);
  }
  if (repository.row.archived || !includesPermission(permission, 'write')) {
    return no('This has no conflicts. You may not merge it.');
  }
  const { settings } = repository.row;
  const methods: [MergeMethod, boolean][] = [
    ['merge', settings.allow_merge_commit],
    ['squash', settings.allow_squash_merge],
    ['rebase', settings.allow_rebase_merge],
  ];
  return {
    text: `This has no conflicts with ${pull.base_ref} and can be merged.`,
    methods: methods.filter(([, allowed]) => allowed).map(([method]) => method),
  };
}
