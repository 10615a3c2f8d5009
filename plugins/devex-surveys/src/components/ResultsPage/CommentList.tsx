import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Comments,
  surveyManagePermission,
} from '@milepost/plugin-devex-surveys-common';
import { Text } from '@backstage/ui';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';
import { ConfirmButton } from '../ConfirmButton';
import { Locked } from './Locked';
import styles from './ResultsPage.module.css';

/** Comments of the whole organisation, in no order, with no date and no group. */
export function CommentList(props: {
  roundId: string;
  comments: Comments;
  retry: () => void;
}) {
  const { roundId, comments, retry } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const toastApi = useApi(toastApiRef);
  const { allowed } = usePermission({ permission: surveyManagePermission });

  const redact = async (commentId: string) => {
    try {
      await api.redactComment(roundId, commentId);
      retry();
    } catch (error) {
      toastApi.post({
        title: t('resource.failed'),
        description: reasonOf(error),
        status: 'danger',
      });
    }
  };

  return (
    <section aria-labelledby="survey-comments">
      <Text as="h2" variant="title-x-small" id="survey-comments">
        {t('comments.title')}
      </Text>
      {comments.status !== 'shown' ? (
        <Locked status={comments.status} />
      ) : (
        <>
          <Text as="p" color="secondary">
            {t('comments.hint')}{' '}
            {comments.redacted > 0 &&
              t('comments.redacted', { count: comments.redacted })}
          </Text>
          <ul className={styles.comments}>
            {comments.comments.map(({ id, text }) => (
              <li key={id} className={styles.comment}>
                <Text>{text}</Text>
                {allowed && (
                  <ConfirmButton
                    label={t('comments.redact')}
                    title={t('comments.confirm')}
                    text={t('comments.consequence')}
                    onConfirm={() => redact(id)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
