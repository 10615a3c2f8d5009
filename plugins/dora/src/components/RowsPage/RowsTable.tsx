import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DeploymentKey } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { WhyButton } from './WhyButton';
import styles from './RowsPage.module.css';

/** What a table of rows has of its own. */
export interface RowsColumn<R> {
  title: string;
  cellOf: (row: R) => ReactNode;
}

/** What all tables of rows have in common: when, of which service, and the way to why. */
export function RowsTable<
  R extends { component: string; environment: string },
>(props: {
  rows: R[];
  keyOf: (row: R) => string;
  atOf: (row: R) => string;
  columns: RowsColumn<R>[];
  /** The deployment in its source; null if there is none to explain. */
  deploymentOf: (row: R) => { source: string; id: string } | null;
  onWhy: (deployment: DeploymentKey) => void;
}) {
  const { rows, keyOf, atOf, columns, deploymentOf, onWhy } = props;
  const { t } = useTranslationRef(doraTranslationRef);

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.when}>
            {t('rows.when')}
          </th>
          <th scope="col">{t('rows.component')}</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <th scope="col" className={styles.act}>
            {t('rows.explanation')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const { component, environment } = row;
          const deployment = deploymentOf(row);
          return (
            <tr key={keyOf(row)}>
              <th scope="row">
                <Moment at={atOf(row)} />
              </th>
              <td data-label={t('rows.component')}>
                <EntityRefLink entityRef={component} />
                <span className={styles.minor}>
                  <bdi>{environment}</bdi>
                </span>
              </td>
              {columns.map(({ title, cellOf }) => (
                <td key={title} data-label={title}>
                  {cellOf(row)}
                </td>
              ))}
              <td>
                {deployment && (
                  <WhyButton
                    deployment={{ component, environment, ...deployment }}
                    onWhy={onWhy}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What tells a deployment or incident from all others. */
export function keyOfSubject({
  component,
  environment,
  source,
  id,
}: DeploymentKey): string {
  return `${component} ${environment} ${source} ${id}`;
}
