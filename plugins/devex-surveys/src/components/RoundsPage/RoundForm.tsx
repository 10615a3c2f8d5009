import { FormEvent, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  defaultItemIds,
  FLOORS,
  MAX_ITEMS,
  SurveyItem,
} from '@milepost/plugin-devex-surveys-common';
import {
  Alert,
  Button,
  Checkbox,
  CheckboxGroup,
  Flex,
  NumberField,
  Text,
  TextField,
} from '@backstage/ui';
import { DateTime } from 'luxon';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { useDates } from '../../text/useDates';
import { devexSurveysTranslationRef } from '../../translation';
import { suggestRound } from './suggestRound';
import styles from './RoundsPage.module.css';

/** A new round, with what is right for most already filled in. */
export function RoundForm(props: {
  items: SurveyItem[];
  onDone: () => void;
  onCancel: () => void;
}) {
  const { items, onDone, onCancel } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const { zone } = useDates();
  const [suggestion] = useState(() => suggestRound(new Date(), zone));
  const [title, setTitle] = useState(suggestion.title);
  const [opensOn, setOpensOn] = useState(suggestion.opensOn);
  const [closesOn, setClosesOn] = useState(suggestion.closesOn);
  const [chosen, setChosen] = useState<string[]>([...defaultItemIds]);
  const [minAnswers, setMinAnswers] = useState<number>(FLOORS.minAnswers);
  const [minInvited, setMinInvited] = useState<number>(FLOORS.minInvited);
  const [state, prepare] = useAsyncFn(async () => {
    const inZone = (date: string) => DateTime.fromISO(date, { zone });
    await api.prepareRound({
      title,
      // In the order of the bank, which is the order of all rounds.
      items: items.map(({ id }) => id).filter(id => chosen.includes(id)),
      opensAt: inZone(opensOn).startOf('day').toJSDate().toISOString(),
      closesAt: inZone(closesOn).endOf('day').toJSDate().toISOString(),
      minAnswers,
      minInvited,
    });
    onDone();
  }, [
    api,
    items,
    title,
    opensOn,
    closesOn,
    chosen,
    minAnswers,
    minInvited,
    zone,
  ]);
  const tooMany = chosen.length > MAX_ITEMS;

  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        prepare();
      }}
    >
      <Text as="h2" variant="title-x-small">
        {t('rounds.prepare')}
      </Text>
      <TextField
        label={t('round-form.title')}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={120}
      />
      <div className={styles.row}>
        <TextField
          label={t('round-form.opens')}
          description={t('actions.until-hint')}
          value={opensOn}
          onChange={setOpensOn}
          isRequired
          pattern="\d{4}-\d{2}-\d{2}"
        />
        <TextField
          label={t('round-form.closes')}
          description={t('actions.until-hint')}
          value={closesOn}
          onChange={setClosesOn}
          isRequired
          pattern="\d{4}-\d{2}-\d{2}"
        />
        <NumberField
          label={t('rounds.threshold')}
          value={minAnswers}
          onChange={setMinAnswers}
          minValue={FLOORS.minAnswers}
          maxValue={50}
        />
        <NumberField
          label={t('round-form.invited')}
          value={minInvited}
          onChange={setMinInvited}
          minValue={FLOORS.minInvited}
          maxValue={100}
        />
      </div>
      <CheckboxGroup
        label={t('round-form.items', { count: MAX_ITEMS })}
        description={t('round-form.chosen', { count: chosen.length })}
        value={chosen}
        onChange={setChosen}
        isInvalid={tooMany}
      >
        {items.map(({ id, text }) => (
          <Checkbox key={id} value={id}>
            {text}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div role="status">
        {tooMany && (
          <Alert
            status="warning"
            icon
            title={t('round-form.too-many', {
              most: String(MAX_ITEMS),
              excess: String(chosen.length - MAX_ITEMS),
            })}
          />
        )}
        {state.error && (
          <Alert status="danger" icon title={reasonOf(state.error)} />
        )}
      </div>
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        <Button
          type="submit"
          isPending={state.loading}
          isDisabled={tooMany || chosen.length === 0}
        >
          {t('round-form.preview')}
        </Button>
        <Button variant="secondary" onPress={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Flex>
    </form>
  );
}
