export { EMPTY_TREE, diffTrees, type FileChange } from './diff';
export { GitRepositories } from './GitRepositories';
export { GitRepository } from './GitRepository';
export {
  countCommits,
  isAncestor,
  listCommits,
  mergeBase,
  readCommit,
  type GitCommit,
  type ListCommitsOptions,
} from './history';
export {
  mergeCommits,
  mergeTree,
  type MergeMethod,
  type MergeOptions,
} from './merging';
export {
  ZERO_SHA,
  branchRef,
  isLogin,
  isRepositoryName,
  parseRefName,
  parseSha,
  parseTreePath,
  shortName,
  tagRef,
  type RefName,
  type Sha,
  type TreePath,
} from './names';
export {
  objectType,
  readBlob,
  readTag,
  toIsoDate,
  writeBlob,
  writeCommit,
  writeTag,
  type GitPerson,
  type GitTag,
  type NewCommit,
} from './objects';
export {
  RefConflictError,
  listRefs,
  readBranch,
  readRef,
  resolveCommit,
  setHead,
  updateRefs,
  type GitRef,
  type RefUpdate,
} from './refs';
export {
  GitError,
  gitEnvironment,
  runGit,
  type GitResult,
  type RunGitOptions,
} from './runGit';
export {
  serveSmartHttp,
  streamArchive,
  streamsEnded,
  type SmartHttpOptions,
} from './streams';
export {
  changeTree,
  findEntry,
  importFolder,
  listTree,
  type TreeChange,
  type TreeEntry,
} from './trees';
