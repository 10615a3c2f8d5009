import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';

/** Saves what the page shows, by the same function of the server. */
export function CsvButton({ roundId }: { roundId: string }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const toastApi = useApi(toastApiRef);
  const [state, save] = useAsyncFn(async () => {
    try {
      const csv = await api.getResultsCsv(roundId);
      const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${roundId}.csv`;
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      toastApi.post({
        title: t('resource.failed'),
        description: reasonOf(error),
        status: 'danger',
      });
    }
  }, [api, roundId]);

  return (
    <Button
      variant="secondary"
      iconStart={<RiDownloadLine />}
      isPending={state.loading}
      onPress={save}
    >
      {t('results.csv')}
    </Button>
  );
}
