import {
  makeFieldSchema,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { checkName } from './checkName';
import { GoldenPathName } from './GoldenPathName';

/** `ui:field: GoldenPathName` in a template's form. */
export const goldenPathNameField = FormFieldBlueprint.make({
  name: 'golden-path-name',
  params: {
    field: async () =>
      createFormField({
        name: 'GoldenPathName',
        component: GoldenPathName,
        schema: makeFieldSchema({ output: z => z.string() }),
        validation: async (name, field, { apiHolder }) => {
          const scaffolderApi = apiHolder.get(scaffolderApiRef);
          if (!name || !scaffolderApi) {
            return;
          }
          const check = await checkName(scaffolderApi, name).catch(
            // The task checks again before it makes anything.
            () => undefined,
          );
          if (check && 'problem' in check) {
            field.addError(check.problem);
          }
        },
      }),
  },
});
