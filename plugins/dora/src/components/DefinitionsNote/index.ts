export { DefinitionsNote } from './DefinitionsNote';
