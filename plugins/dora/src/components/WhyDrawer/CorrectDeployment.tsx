import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { doraCorrectionCreatePermission } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { decisionsFor } from '../../corrections';
import { doraTranslationRef } from '../../translation';
import { Correct, Correcting } from './Correct';
import { Part } from './Part';

/** What may be said of the deployment itself. */
export function CorrectDeployment(props: Correcting) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { allowed } = usePermission({
    permission: doraCorrectionCreatePermission,
  });
  const offers = decisionsFor(props.explanation.deployment);
  if (!allowed || offers.length === 0) {
    return null;
  }
  return (
    <Part title={t('why.correct.title')}>
      <Text as="p" color="secondary">
        {t('why.correct.text')}
      </Text>
      <Correct
        {...props}
        decisions={offers.map(({ id, decision }) => ({
          label: t(`why.correct.${id}`),
          decision,
        }))}
      />
    </Part>
  );
}
