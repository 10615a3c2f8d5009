import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Container, Flex, Skeleton } from '@backstage/ui';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';

/** What a page shows of something that it fetches, in whichever of its states it is. */
export function Resource<T>(props: {
  state: { loading: boolean; error?: Error; value?: T; retry: () => void };
  children: (value: T) => ReactNode;
}) {
  const { state, children } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  if (state.value !== undefined && !state.error) {
    return (
      <main>
        <Container py="4">{children(state.value)}</Container>
      </main>
    );
  }
  if (state.error) {
    return (
      <Container py="4">
        <Alert
          status="danger"
          icon
          title={t('resource.failed')}
          description={reasonOf(state.error)}
          customActions={
            <Button size="small" variant="secondary" onPress={state.retry}>
              {t('resource.retry')}
            </Button>
          }
        />
      </Container>
    );
  }
  return (
    <Container py="4">
      <Flex
        direction="column"
        gap="4"
        role="status"
        aria-label={t('resource.loading')}
      >
        <Skeleton width="40%" height={32} />
        <Skeleton width="100%" height={120} />
        <Skeleton width="100%" height={120} />
      </Flex>
    </Container>
  );
}
