export { createCheckAction } from './createCheckAction';
export { createGitOpsCommitAction } from './createGitOpsCommitAction';
export { createPublishAction } from './createPublishAction';
export { createValidateAction } from './createValidateAction';
export { createWaitForEntityAction } from './createWaitForEntityAction';
