import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Invitation } from '@milepost/plugin-devex-surveys-common';
import { Alert, Button, Flex, Link, Text } from '@backstage/ui';
import { useState } from 'react';
import { resultsRouteRef } from '../../routes';
import { tokenStore } from '../../token/tokenStore';
import { devexSurveysTranslationRef } from '../../translation';

/** There is no open round for the visitor, or it was answered, or elsewhere. */
export function NothingToAnswer({ invitation }: { invitation?: Invitation }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const results = useRouteRef(resultsRouteRef)?.();
  const dismissed = useDismissal(invitation?.round.id);

  if (!invitation) {
    return (
      <Flex direction="column" gap="3">
        <Text as="h2" variant="title-small">
          {t('nothing.title')}
        </Text>
        <Text as="p">{t('nothing.text')}</Text>
        {results && <Link href={results}>{t('nothing.results')}</Link>}
      </Flex>
    );
  }
  if (dismissed.value) {
    return <Text as="p">{t('elsewhere.dismissed')}</Text>;
  }
  return (
    <Alert
      status="info"
      icon
      title={t('elsewhere.title', { title: invitation.round.title })}
      description={t('elsewhere.text')}
      customActions={
        <Button size="small" variant="secondary" onPress={dismissed.set}>
          {t('elsewhere.dismiss')}
        </Button>
      }
    />
  );
}

/** Known to this browser alone: the portal must not learn who says to have answered. */
function useDismissal(roundId = '') {
  const [value, setValue] = useState(() => tokenStore.isDismissed(roundId));
  return {
    value,
    set: () => {
      tokenStore.dismiss(roundId);
      setValue(true);
    },
  };
}
