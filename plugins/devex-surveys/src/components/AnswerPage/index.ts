export { AnswerPage } from './AnswerPage';
