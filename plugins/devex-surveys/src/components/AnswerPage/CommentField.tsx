import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  lintComment,
  MAX_COMMENT_LENGTH,
  SurveyItem,
} from '@milepost/plugin-devex-surveys-common';
import { Alert, TextAreaField } from '@backstage/ui';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './ItemField.module.css';

/** Free text, with a warning at whatever in it could tell who wrote it. */
export function CommentField(props: {
  item: SurveyItem;
  number: number;
  /** Entity refs of colleagues: their names are looked for. */
  names: string[];
  value: string;
  onChange: (value: string) => void;
}) {
  const { item, number, names, value, onChange } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const findings = lintComment(
    value,
    names.map(ref => ref.split('/').at(-1) ?? ref),
  );

  return (
    <div className={styles.comment}>
      <TextAreaField
        label={`${number}. ${item.text}`}
        description={t('comment.hint')}
        secondaryLabel={t('comment.length', {
          used: String(value.length),
          most: String(MAX_COMMENT_LENGTH),
        })}
        value={value}
        onChange={onChange}
        maxLength={MAX_COMMENT_LENGTH}
        rows={3}
        autoComplete="off"
      />
      <div role="status">
        {findings.length > 0 && (
          <Alert
            mt="2"
            status="warning"
            icon
            title={t('comment.warning')}
            description={t('comment.found', {
              parts: findings
                .map(({ start, end }) => `“${value.slice(start, end)}”`)
                .join(', '),
            })}
          />
        )}
      </div>
    </div>
  );
}
