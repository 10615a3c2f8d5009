import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import useAsync from 'react-use/esm/useAsync';
import { devexSurveysApiRef } from '../../api';
import { reasonOf } from '../../text/reasonOf';
import { devexSurveysTranslationRef } from '../../translation';
import styles from './WhatIsStored.module.css';

/** The literal bytes that will be sent, and the tables that hold what becomes of them. */
export function WhatIsStored({ body }: { body: string }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const api = useApi(devexSurveysApiRef);
  const tables = useAsync(() => api.getStoredTables(), [api]);

  return (
    <Flex direction="column" gap="3">
      <Text as="p">{t('stored.bytes', { count: body.length })}</Text>
      <textarea
        className={styles.bytes}
        aria-label={t('stored.label')}
        readOnly
        rows={10}
        value={body}
      />
      <Text as="p">{t('stored.tables')}</Text>
      {tables.error && <Text color="danger">{reasonOf(tables.error)}</Text>}
      <ul className={styles.tables}>
        {tables.value?.map(({ table, purpose, columns }) => (
          <li key={table}>
            <code>{table}</code> <Text color="secondary">{purpose}</Text>
            <div className={styles.columns}>
              {columns.map(({ name, type }) => `${name} ${type}`).join(', ')}
            </div>
          </li>
        ))}
      </ul>
    </Flex>
  );
}
