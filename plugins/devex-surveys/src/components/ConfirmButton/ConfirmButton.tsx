import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Text,
} from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';

/** A button for what cannot be taken back: says so, and asks. */
export function ConfirmButton(props: {
  label: string;
  title: string;
  text: string;
  variant?: 'primary' | 'secondary';
  onConfirm: () => Promise<void>;
}) {
  const { label, title, text, variant = 'secondary', onConfirm } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);

  const confirm = async () => {
    setPending(true);
    try {
      await onConfirm();
    } finally {
      setPending(false);
      setOpen(false);
    }
  };

  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button size="small" variant={variant}>
        {label}
      </Button>
      <Dialog>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          <Text as="p">{text}</Text>
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('confirm.cancel')}
          </Button>
          <Button isPending={pending} onPress={confirm}>
            {label}
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
