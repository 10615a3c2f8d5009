import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { doraTranslationRef } from '../../translation';
import styles from './QualityPage.module.css';

/** Something to type or to paste. */
export function Snippet({ text }: { text: string }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const [state, copy] = useCopyToClipboard();
  return (
    <div className={styles.snippet}>
      <pre className={styles.code}>
        <code>{text}</code>
      </pre>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiFileCopyLine aria-hidden />}
        onPress={() => copy(text)}
      >
        {t(state.value === text ? 'quality.copied' : 'quality.copy')}
      </Button>
    </div>
  );
}
