import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  FieldExtensionComponentProps,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { Text, TextField } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { goldenPathsTranslationRef } from '../translation';
import { checkName } from './checkName';
import styles from './GoldenPathName.module.css';

// Long enough to ask once for a word, short enough to answer before the next field.
const DEBOUNCE_MS = 300;

/** The name of a new component: says while it is typed whether it can be had. */
export function GoldenPathName(props: FieldExtensionComponentProps<string>) {
  const { formData = '', onChange, rawErrors, required, schema } = props;
  const { uiSchema, idSchema } = props;
  const { t } = useTranslationRef(goldenPathsTranslationRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const [settled, setSettled] = useState(formData);
  useDebounce(() => setSettled(formData), DEBOUNCE_MS, [formData]);
  const check = useAsync(
    async () => (settled ? checkName(scaffolderApi, settled) : undefined),
    [scaffolderApi, settled],
  );

  const waiting = settled !== formData || check.loading;
  const answer = waiting ? undefined : check.value;
  const problem = answer && 'problem' in answer ? answer.problem : undefined;
  const makes = answer && 'makes' in answer ? answer.makes : undefined;
  const error = problem ?? (makes ? undefined : rawErrors?.[0]);

  return (
    <div className={styles.field}>
      <TextField
        id={idSchema?.$id}
        label={schema.title}
        description={uiSchema?.['ui:description'] ?? schema.description}
        value={formData}
        onChange={value => onChange(value || undefined)}
        isRequired={required}
        isInvalid={Boolean(error)}
        autoComplete="off"
        spellCheck="false"
      />
      <div role="status" className={styles.status}>
        {error && <Text className={styles.problem}>{error}</Text>}
        {!formData && !error && <Text color="secondary">{t('name.hint')}</Text>}
        {formData && waiting && (
          <Text color="secondary">{t('name.checking')}</Text>
        )}
        {!waiting && check.error && (
          <Text color="secondary">{t('name.unavailable')}</Text>
        )}
        {makes && (
          <>
            <Text color="secondary">{t('name.free')}</Text>
            <ul className={styles.makes}>
              {makes.map(thing => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
