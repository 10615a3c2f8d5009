import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Switch,
} from '@backstage/ui';
import { RiEqualizerLine } from '@remixicon/react';
import { doraTranslationRef } from '../../translation';
import { DeliveryView } from '../../view';
import { DefinitionFields } from './DefinitionFields';
import { EnvironmentField } from './EnvironmentField';
import styles from './ViewBar.module.css';

/** What is changed seldom: environment, definitions, and what is compared with. */
export function MoreFilters(props: {
  view: DeliveryView;
  onChange: (patch: Partial<DeliveryView>) => void;
}) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const count = [
    view.environment,
    view.start,
    view.bots,
    view.edition,
    !view.compare,
  ].filter(Boolean).length;
  return (
    <DialogTrigger>
      <Button
        variant="secondary"
        className={styles.more}
        iconStart={<RiEqualizerLine />}
      >
        {count > 0
          ? t('view.more.changed', { chosen: String(count) })
          : t('view.more.open')}
      </Button>
      <Dialog>
        <DialogHeader>{t('view.more.title')}</DialogHeader>
        <DialogBody>
          <Flex direction="column" gap="4">
            <DefinitionFields view={view} onChange={onChange} />
            <EnvironmentField
              environment={view.environment}
              onChange={environment => onChange({ environment })}
            />
            <Switch
              label={t('view.compare')}
              isSelected={view.compare}
              onChange={compare => onChange({ compare })}
            />
          </Flex>
        </DialogBody>
        <DialogFooter>
          <Button
            variant="secondary"
            isDisabled={count === 0}
            onPress={() =>
              onChange({
                environment: undefined,
                start: undefined,
                bots: undefined,
                edition: undefined,
                compare: true,
              })
            }
          >
            {t('view.more.reset')}
          </Button>
          <Button slot="close">{t('view.more.close')}</Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}
