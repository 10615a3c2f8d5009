import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Invitation } from '@milepost/plugin-devex-surveys-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { Button, Container, Flex, Link, Text } from '@backstage/ui';
import { resultsRouteRef } from '../../routes';
import { useDates } from '../../text/useDates';
import { devexSurveysTranslationRef } from '../../translation';
import { PreviousActions } from './PreviousActions';
import styles from './WhatIsStored.module.css';

/** Says that it arrived, and how to check after the close that it was counted. */
export function Receipt(props: { code: string; invitation: Invitation }) {
  const { code, invitation } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const { day } = useDates();
  const [copied, copy] = useCopyToClipboard();
  const results = useRouteRef(resultsRouteRef)?.();
  return (
    <main>
      <Container py="4">
        <Flex direction="column" gap="3" role="status">
          <Text as="h2" variant="title-small">
            {t('receipt.title')}
          </Text>
          <Text as="p">
            {t('receipt.text', {
              date: day(invitation.round.closesAt),
            })}
          </Text>
          <pre className={styles.bytes}>{code}</pre>
          <Flex>
            <Button variant="secondary" onPress={() => copy(code)}>
              {copied.value ? t('receipt.copied') : t('receipt.copy')}
            </Button>
          </Flex>
          <Text as="p">{t('receipt.how')}</Text>
          <PreviousActions actions={invitation.previousActions} />
          {results && <Link href={results}>{t('receipt.results')}</Link>}
        </Flex>
      </Container>
    </main>
  );
}
