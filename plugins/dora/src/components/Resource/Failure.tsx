import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { kindOf, messageOf } from '../../errors';
import { doraTranslationRef } from '../../translation';

/** Why something could not be loaded, what to do, and the way to try again. */
export function Failure(props: { error: Error; retry: () => void }) {
  const { error, retry } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const kind = kindOf(error);
  const says = kind === 'unreachable' ? '' : messageOf(error);
  return (
    <Alert
      status={kind === 'forbidden' ? 'warning' : 'danger'}
      icon
      role="alert"
      title={t(`resource.${kind}.title`)}
      description={[t(`resource.${kind}.text`), says].filter(Boolean).join(' ')}
      customActions={
        <Button size="small" variant="secondary" onPress={retry}>
          {t('resource.retry')}
        </Button>
      }
    />
  );
}
