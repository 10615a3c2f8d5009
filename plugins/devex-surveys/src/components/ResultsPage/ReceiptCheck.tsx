import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text, TextField } from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

/**
 * Whether an answer was counted. The whole list is fetched and looked through in the
 * browser, so the portal does not learn who asks for which receipt.
 */
export function ReceiptCheck(props: { roundId: string; imported: boolean }) {
  const { roundId, imported } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const [code, setCode] = useState('');
  const [state, check] = useAsyncFn(
    async (wanted: string) =>
      (await api.getReceipts(roundId)).includes(wanted.trim()),
    [api, roundId],
  );
  if (imported) {
    return null;
  }
  return (
    <section aria-labelledby="survey-receipt">
      <Text as="h2" variant="title-x-small" id="survey-receipt">
        {t('receipt-check.title')}
      </Text>
      <form
        className={styles.receipt}
        onSubmit={event => {
          event.preventDefault();
          check(code);
        }}
      >
        <TextField
          label={t('receipt-check.label')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          className={styles.grow}
        />
        <Button
          type="submit"
          variant="secondary"
          isDisabled={!code.trim()}
          isPending={state.loading}
        >
          {t('receipt-check.check')}
        </Button>
      </form>
      <Flex role="status">
        {state.error && (
          <Alert status="danger" icon title={reasonOf(state.error)} />
        )}
        {state.value === true && (
          <Alert status="success" icon title={t('receipt-check.counted')} />
        )}
        {state.value === false && (
          <Alert status="warning" icon title={t('receipt-check.missing')} />
        )}
      </Flex>
    </section>
  );
}
