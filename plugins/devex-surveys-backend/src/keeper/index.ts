export { Reminders } from './Reminders';
export { RoundKeeper } from './RoundKeeper';
