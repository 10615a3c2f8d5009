export { scaffolderModuleGoldenPaths as default } from './module';
export { goldenPathsTranslationRef } from './translation';
