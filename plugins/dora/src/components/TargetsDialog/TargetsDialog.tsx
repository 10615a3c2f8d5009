import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
  Skeleton,
} from '@backstage/ui';
import { RiFlagLine } from '@remixicon/react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { doraTranslationRef } from '../../translation';
import { Resource } from '../Resource';
import { TargetsForm } from './TargetsForm';

/** A button for those who may set the targets of a scope; nothing for the others. */
export function TargetsDialog(props: {
  scope: string;
  /** Called when a target was set or removed. */
  onChanged: () => void;
}) {
  const { scope, onChanged } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const api = useApi(doraApiRef);
  const [open, setOpen] = useState(false);
  const state = useAsyncRetry(() => api.getTargets(scope), [api, scope]);
  if (!state.value?.editable) {
    return null;
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button variant="secondary" iconStart={<RiFlagLine aria-hidden />}>
        {t('targets.open')}
      </Button>
      <Dialog width={480}>
        <DialogHeader>{t('targets.title')}</DialogHeader>
        <DialogBody>
          <Resource
            state={state}
            skeleton={<Skeleton width="100%" height={400} />}
          >
            {report => (
              <TargetsForm
                key={JSON.stringify(report.items)}
                report={report}
                onSaved={() => {
                  setOpen(false);
                  state.retry();
                  onChanged();
                }}
                onCancel={() => setOpen(false)}
              />
            )}
          </Resource>
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
}
