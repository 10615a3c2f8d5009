import { FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CorrectionDecision, Explanation } from '@milepost/plugin-dora-common';
import { Alert, Button, Flex, Text, TextAreaField } from '@backstage/ui';
import { consequenceOf } from '../../corrections';
import { doraTranslationRef } from '../../translation';
import { useCorrect } from './useCorrect';
import styles from './WhyDrawer.module.css';

/** As long as the backend takes. */
const MAX_REASON = 2_000;

/** Asks for the reason of a correction, and says what will follow from it. */
export function CorrectionForm(props: {
  title: string;
  decision: CorrectionDecision;
  explanation: Explanation;
  onCancel: () => void;
  onFollowed: (explanation: Explanation) => void;
  onLook: () => void;
}) {
  const { title, decision, explanation, onCancel, onFollowed, onLook } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The button that was pressed is gone: whoever uses the keyboard goes on here.
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const { state, correct } = useCorrect({
    deployment: explanation.deployment,
    onFollowed,
  });
  const wrong = useReasonProblem(reason);
  const busy = state.step === 'sending' || state.step === 'following';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLeft(true);
    if (!wrong && !busy) {
      correct({ reason: reason.trim(), decision });
    }
  };

  if (state.step === 'unseen') {
    return (
      <Alert
        status="warning"
        icon
        title={t('why.correct.unseen')}
        customActions={
          <Button size="small" variant="secondary" onPress={onLook}>
            {t('why.correct.look')}
          </Button>
        }
      />
    );
  }
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={title}
      noValidate
      onSubmit={submit}
    >
      <Text as="p" weight="bold">
        {title}
      </Text>
      <Text as="p">
        {`${t('why.correct.happens')}: `}
        {t(`why.consequence.${consequenceOf(decision, explanation)}`)}
      </Text>
      <TextAreaField
        label={t('why.correct.reason')}
        description={t('why.correct.reason-hint')}
        value={reason}
        onChange={setReason}
        onBlur={() => setLeft(reason !== '')}
        isRequired
        isReadOnly={busy}
        isInvalid={left && Boolean(wrong)}
        rows={2}
      />
      {/* In the field's words, which a screen reader says when they appear. */}
      <div role="alert">
        {left && wrong && <Text color="danger">{wrong}</Text>}
        {state.step === 'refused' && (
          <Text color="danger">
            {t('why.correct.refused', { message: state.message })}
          </Text>
        )}
      </div>
      <div role="status">
        {state.step === 'following' && <Text>{t('why.correct.pending')}</Text>}
      </div>
      <Flex gap="2">
        <Button type="submit" isPending={busy}>
          {t('why.correct.save')}
        </Button>
        <Button variant="secondary" isDisabled={busy} onPress={onCancel}>
          {t('why.correct.cancel')}
        </Button>
      </Flex>
    </form>
  );
}

/** What is wrong with a reason; undefined if nothing is. */
function useReasonProblem(reason: string): string | undefined {
  const { t } = useTranslationRef(doraTranslationRef);
  if (reason.trim() === '') {
    return t('why.correct.reason-missing');
  }
  return reason.trim().length > MAX_REASON
    ? t('why.correct.reason-long', { most: String(MAX_REASON) })
    : undefined;
}
