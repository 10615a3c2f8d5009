import {
  toastApiRef,
  useAnalytics,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { doraApiRef } from '../../api';
import { messageOf } from '../../errors';
import { doraTranslationRef } from '../../translation';
import { RowsRequest } from './rowsRequest';
import { saveBlob } from './saveBlob';

/** Saves all rows of the list as a file, as the backend writes them. */
export function CsvButton({ request }: { request?: RowsRequest }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const api = useApi(doraApiRef);
  const toastApi = useApi(toastApiRef);
  const analytics = useAnalytics();
  const [state, save] = useAsyncFn(async () => {
    if (!request) {
      return;
    }
    const { list, frame, bots } = request;
    try {
      const file = await api.getListCsv(list.kind, {
        ...frame,
        filter: list.filter,
        bots,
      });
      saveBlob(file, `${list.kind}.csv`);
      analytics.captureEvent('click', 'Saved delivery rows as CSV', {
        attributes: { list: list.kind },
      });
    } catch (error) {
      toastApi.post({
        title: t('rows.csv-failed'),
        description: messageOf(error),
        status: 'danger',
      });
    }
  }, [analytics, api, request, t, toastApi]);

  return (
    <Button
      variant="secondary"
      iconStart={<RiDownloadLine aria-hidden />}
      isPending={state.loading}
      isDisabled={!request}
      onPress={save}
    >
      {t('rows.csv')}
    </Button>
  );
}
