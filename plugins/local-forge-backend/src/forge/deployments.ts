import { DeploymentRow, DeploymentStatusRow } from '../store';
import { Forge } from './Forge';

/** A successful deployment makes the earlier successful ones of its environment inactive. */
export async function retireDeployments(
  forge: Forge,
  deployment: DeploymentRow,
  values: Pick<DeploymentStatusRow, 'creator_id' | 'created_at' | 'updated_at'>,
): Promise<void> {
  const { deployments, deploymentStatuses } = forge.store;
  const others = await deployments.list({
    repository_id: deployment.repository_id,
    environment: deployment.environment,
    transient_environment: false,
    production_environment: false,
  });
  for (const other of others.filter(({ id }) => id !== deployment.id)) {
    const [last] = await deploymentStatuses.list(
      { deployment_id: other.id },
      { order: ['id', 'desc'], limit: 1 },
    );
    if (last?.state === 'success') {
      await deploymentStatuses.insert({
        ...values,
        deployment_id: other.id,
        environment: other.environment,
        state: 'inactive',
        description: '',
        target_url: '',
        log_url: '',
        environment_url: '',
      });
    }
  }
}
