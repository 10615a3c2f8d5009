import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey } from '@milepost/plugin-dora-common';
import { Button } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';

/** Asks why a deployment counts as it does. */
export function WhyButton(props: {
  deployment: DeploymentKey;
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { deployment, onWhy } = props;
  const { component, environment, source, id } = deployment;
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('rows.why-of', { id })}
      onPress={() => onWhy({ component, environment, source, id })}
    >
      {t('rows.why')}
    </Button>
  );
}
