export { lintComment, type CommentFinding } from './lintComment';
