import { FormEvent, useRef, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  encodeSubmission,
  Invitation,
  SurveyToken,
} from '@milepost/plugin-devex-surveys-common';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';
import { ItemField } from './ItemField';
import { CommentField } from './CommentField';
import { PreviousActions } from './PreviousActions';
import { Promises } from './Promises';
import { useDraft } from './useDraft';
import { useSend } from './useSend';
import { WhatIsStored } from './WhatIsStored';
import styles from './SurveyForm.module.css';

/** Ten items at most, each of which can be left out, and a look at what will be sent. */
export function SurveyForm(props: {
  invitation: Invitation;
  token: SurveyToken;
  onSent: (receipt: string) => void;
}) {
  const { invitation, token, onSent } = props;
  const { round } = invitation;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const { answers, comment, change } = useDraft(round.id);
  const [sealed, setSealed] = useState<string>();
  const review = useRef<HTMLHeadingElement>(null);
  const sending = useSend({ token, onSent });

  const rated = round.items.filter(({ kind }) => kind !== 'text');
  const answered =
    rated.filter(({ id }) => answers[id] !== undefined).length +
    (comment.trim() ? 1 : 0);

  const seal = (event: FormEvent) => {
    event.preventDefault();
    setSealed(
      encodeSubmission({
        token,
        answers: rated.flatMap(({ id }) => {
          const code = answers[id];
          return code === undefined ? [] : [{ item: id, code }];
        }),
        ...(comment.trim() ? { comment: comment.trim() } : {}),
      }),
    );
    requestAnimationFrame(() => review.current?.focus());
  };

  return (
    <form onSubmit={seal} className={styles.form} autoComplete="off">
      <Flex direction="column" gap="2">
        <Text as="h2" variant="title-small">
          {round.title}
        </Text>
        <Text as="p">{t('form.intro', { count: round.items.length })}</Text>
        <Promises invitation={invitation} />
        <PreviousActions actions={invitation.previousActions} />
      </Flex>
      {sealed === undefined ? (
        <>
          {round.items.map((item, index) =>
            item.kind === 'text' ? (
              <CommentField
                key={item.id}
                item={item}
                number={index + 1}
                names={invitation.bucketMembers}
                value={comment}
                onChange={text => change({ comment: text })}
              />
            ) : (
              <ItemField
                key={item.id}
                item={item}
                number={index + 1}
                value={answers[item.id]}
                onChange={value =>
                  change({ answers: { ...answers, [item.id]: value } })
                }
              />
            ),
          )}
          <div className={styles.footer}>
            <Text aria-live="polite">
              {t('form.progress', {
                answered: String(answered),
                total: String(round.items.length),
              })}
            </Text>
            <Button type="submit" isDisabled={answered === 0}>
              {t('form.review')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <h3 ref={review} tabIndex={-1} className={styles.heading}>
            {t('review.title')}
          </h3>
          <WhatIsStored body={sealed} />
          {sending.error && (
            <Alert
              status="danger"
              icon
              title={t('review.failed')}
              description={`${reasonOf(sending.error)} ${t('review.kept')}`}
            />
          )}
          <Text as="p" color="secondary">
            {t('review.now')}
          </Text>
          <div className={styles.footer}>
            <Button
              variant="secondary"
              isDisabled={sending.pending}
              onPress={() => setSealed(undefined)}
            >
              {t('review.back')}
            </Button>
            <Button
              isPending={sending.pending}
              onPress={() => sending.send(sealed)}
            >
              {t('review.send')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
