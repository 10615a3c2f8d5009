export { ChangeText } from './ChangeText';
