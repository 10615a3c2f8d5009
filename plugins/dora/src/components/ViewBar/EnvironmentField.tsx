import { useEffect, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';

/** An environment by its name. It counts when the field is left, not while one types. */
export function EnvironmentField(props: {
  environment: string | undefined;
  onChange: (environment: string | undefined) => void;
}) {
  const { environment = '', onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const [text, setText] = useState(environment);
  useEffect(() => setText(environment), [environment]);
  const leave = () => {
    if (text.trim() !== environment) {
      onChange(text.trim() || undefined);
    }
  };
  return (
    <TextField
      label={t('view.environment.label')}
      description={t('view.environment.hint')}
      value={text}
      onChange={setText}
      onBlur={leave}
      onKeyDown={event => event.key === 'Enter' && leave()}
    />
  );
}
