export {
  parseYaml,
  pickTemplate,
  readTemplates,
  type Template,
} from './readTemplates';
