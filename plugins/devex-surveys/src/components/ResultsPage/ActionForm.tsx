import { FormEvent, useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { SurveyAction } from '@milepost/plugin-devex-surveys-common';
import { Alert, Button, Flex, Select, TextField } from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ResultsPage.module.css';

const STATUSES = ['planned', 'done', 'dropped'] as const;

/** One action: what, who, until when, and later what became of it. */
export function ActionForm(props: {
  roundId: string;
  action?: SurveyAction;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { roundId, action, onDone, onCancel } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const [title, setTitle] = useState(action?.title ?? '');
  const [owner, setOwner] = useState(action?.owner ?? 'group:default/');
  const [dueOn, setDueOn] = useState(action?.dueOn ?? '');
  const [status, setStatus] = useState(action?.status ?? 'planned');
  const [outcome, setOutcome] = useState(action?.outcome ?? '');
  const [state, save] = useAsyncFn(async () => {
    const wanted = { title, owner, dueOn };
    if (action) {
      await api.changeAction(action.id, {
        ...wanted,
        status,
        ...(outcome ? { outcome } : {}),
      });
    } else {
      await api.createAction(roundId, wanted);
    }
    onDone();
  }, [api, roundId, action, title, owner, dueOn, status, outcome, onDone]);

  return (
    <form
      className={styles.actionForm}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('actions.what')}
        value={title}
        onChange={setTitle}
        isRequired
        maxLength={120}
      />
      <TextField
        label={t('actions.owner')}
        description={t('actions.owner-hint')}
        value={owner}
        onChange={setOwner}
        isRequired
        pattern="(user|group):[^\/]+\/.+"
      />
      <TextField
        label={t('actions.until')}
        description={t('actions.until-hint')}
        value={dueOn}
        onChange={setDueOn}
        isRequired
        pattern="\d{4}-\d{2}-\d{2}"
      />
      {action && (
        <>
          <Select
            label={t('actions.status')}
            options={STATUSES.map(id => ({
              id,
              label: t(`action.${id}`),
            }))}
            selectedKey={status}
            onSelectionChange={key => setStatus(key as SurveyAction['status'])}
          />
          <TextField
            label={t('actions.outcome')}
            value={outcome}
            onChange={setOutcome}
            maxLength={500}
          />
        </>
      )}
      {state.error && (
        <Alert status="danger" icon title={reasonOf(state.error)} />
      )}
      <Flex gap="2">
        <Button type="submit" isPending={state.loading}>
          {t('actions.save')}
        </Button>
        <Button variant="secondary" onPress={onCancel}>
          {t('confirm.cancel')}
        </Button>
      </Flex>
    </form>
  );
}
