import { readCommit } from '../git';
import { presentWorkflowRun } from '../rest/presenters/workflows';
import { repositoryAnswer } from '../rest/repositoryAnswer';
import { AccountRow, Permission, WorkflowRunRow } from '../store';
import { accountsById } from './accounts';
import { Forge, Repository } from './Forge';
import { workflowId } from './workflows';

/** Presents runs of workflows with what they refer to. */
export async function runAnswers(
  forge: Forge,
  repository: Repository,
  runs: WorkflowRunRow[],
  permission: Permission,
) {
  const accounts = await accountsById(
    forge.store,
    runs.map(run => run.actor_id),
  );
  const presented = await repositoryAnswer(forge, repository, permission);
  return Promise.all(
    runs.map(async run =>
      presentWorkflowRun(forge.urls, repository, run, {
        accounts,
        repository: presented,
        workflowId: workflowId(repository, run.path),
        commit: await readCommit(repository.git, run.head_sha),
      }),
    ),
  );
}

/** Tells webhooks what happened to a run. */
export async function announceRun(
  forge: Forge,
  repository: Repository,
  sender: AccountRow,
  action: 'requested' | 'in_progress' | 'completed',
  run: WorkflowRunRow,
): Promise<void> {
  await forge.events.publish({
    event: 'workflow_run',
    action,
    repository,
    sender,
    payload: async () => {
      const [answer] = await runAnswers(forge, repository, [run], 'admin');
      const { workflow_id: id, name, path } = answer;
      return { workflow_run: answer, workflow: { id, name, path } };
    },
  });
}
