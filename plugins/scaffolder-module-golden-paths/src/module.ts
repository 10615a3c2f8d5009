import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { goldenPathNameField } from './GoldenPathName';

/**
 * The form fields of the golden paths.
 *
 * @public
 */
export const scaffolderModuleGoldenPaths = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [goldenPathNameField],
});
