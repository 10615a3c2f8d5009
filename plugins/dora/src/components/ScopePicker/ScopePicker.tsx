import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Combobox } from '@backstage/ui';
import { useScopeName } from '../../hooks';
import { doraTranslationRef } from '../../translation';
import { useScopeOptions } from './useScopeOptions';
import styles from './ScopePicker.module.css';

/** Of what the page is: a group, system, domain or component, or everything. */
export function ScopePicker(props: {
  scope: string | undefined;
  onChange: (scope: string) => void;
}) {
  const { scope, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const name = useScopeName(scope, 'alone');
  /** What is typed; undefined while nobody types, and the chosen one's name is shown. */
  const [typed, setTyped] = useState<string>();
  const [isOpened, setOpened] = useState(false);
  const { loading, options } = useScopeOptions(typed ?? '', isOpened);

  return (
    <Combobox
      className={styles.picker}
      label={t('view.scope.label')}
      placeholder={t('view.scope.placeholder')}
      options={options}
      loading={{ state: loading ? 'filtering' : 'idle' }}
      search={{
        mode: 'server',
        inputValue: typed ?? name,
        onInputChange: text => setTyped(text === name ? undefined : text),
      }}
      menuTrigger="focus"
      onFocus={() => setOpened(true)}
      allowsEmptyCollection
      value={scope ?? null}
      onChange={key => {
        setTyped(undefined);
        if (key !== null && key !== scope) {
          onChange(String(key));
        }
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
