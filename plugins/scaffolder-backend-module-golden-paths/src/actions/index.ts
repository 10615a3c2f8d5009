export { createCheckAction } from './createCheckAction';
export { createGitOpsCommitAction } from './createGitOpsCommitAction';
export { createPublishAction } from './createPublishAction';
export { createWaitForEntityAction } from './createWaitForEntityAction';
