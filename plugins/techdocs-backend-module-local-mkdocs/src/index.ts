export { techdocsModuleLocalMkdocs as default } from './module';
