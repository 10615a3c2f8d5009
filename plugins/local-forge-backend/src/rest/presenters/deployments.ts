import { Repository } from '../../forge/Forge';
import { ForgeUrls } from '../../forge/ForgeUrls';
import { toIsoDate } from '../../git';
import { AccountRow, DeploymentRow, DeploymentStatusRow } from '../../store';
import { presentAccountById } from './issues';
import { nodeId } from './nodeId';

/** A deployment. */
export function presentDeployment(
  urls: ForgeUrls,
  { fullName }: Repository,
  deployment: DeploymentRow,
  accounts: Map<number, AccountRow>,
) {
  const url = urls.repoApi(fullName, 'deployments', deployment.id);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: presentAccountById(urls, deployment.creator_id, accounts),
    transient_environment: deployment.transient_environment,
    production_environment: deployment.production_environment,
    created_at: toIsoDate(deployment.created_at),
    updated_at: toIsoDate(deployment.updated_at),
    statuses_url: `${url}/statuses`,
    repository_url: urls.repoApi(fullName),
  };
}

/** What became of a deployment. */
export function presentDeploymentStatus(
  urls: ForgeUrls,
  { fullName }: Repository,
  status: DeploymentStatusRow,
  accounts: Map<number, AccountRow>,
) {
  const { deployment_id: deployment, id } = status;
  const deploymentUrl = urls.repoApi(fullName, 'deployments', deployment);
  return {
    url: `${deploymentUrl}/statuses/${id}`,
    id,
    node_id: nodeId('DeploymentStatus', id),
    state: status.state,
    creator: presentAccountById(urls, status.creator_id, accounts),
    description: status.description,
    environment: status.environment,
    target_url: status.target_url,
    log_url: status.log_url,
    environment_url: status.environment_url,
    created_at: toIsoDate(status.created_at),
    updated_at: toIsoDate(status.updated_at),
    deployment_url: deploymentUrl,
    repository_url: urls.repoApi(fullName),
  };
}
