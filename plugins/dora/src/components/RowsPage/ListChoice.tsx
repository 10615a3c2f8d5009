import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CHANGE_FILTERS,
  DEPLOYMENT_FILTERS,
  INCIDENT_FILTERS,
} from '@milepost/plugin-dora-common';
import { Select, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { doraTranslationRef } from '../../translation';
import { ROW_KINDS, RowKind, RowList } from '../../view';
import styles from './RowsPage.module.css';

/** What a list is of, and which of those it shows. */
export function ListChoice(props: {
  list: RowList;
  onChange: (list: RowList) => void;
}) {
  const { list, onChange } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const filters = useFilterNames(list.kind);

  return (
    <>
      <div className={styles.field}>
        <Text variant="body-small" id="delivery-row-kinds">
          {t('rows.kinds')}
        </Text>
        <ToggleButtonGroup
          aria-labelledby="delivery-row-kinds"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[list.kind]}
          onSelectionChange={([kind]) =>
            onChange({ kind: kind as RowKind, filter: 'all' })
          }
        >
          {ROW_KINDS.map(kind => (
            <ToggleButton key={kind} id={kind}>
              {t(`rows.kind.${kind}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <Select
        className={styles.filter}
        label={t('rows.filter')}
        options={filters}
        selectedKey={list.filter}
        onSelectionChange={key =>
          onChange({ kind: list.kind, filter: key } as RowList)
        }
      />
    </>
  );
}

/** The filters of a list, in words. */
export function useFilterNames(kind: RowKind): { id: string; label: string }[] {
  const { t } = useTranslationRef(doraTranslationRef);
  switch (kind) {
    case 'changes':
      return CHANGE_FILTERS.map(id => ({
        id,
        label: t(`rows.filters.changes.${id}`),
      }));
    case 'incidents':
      return INCIDENT_FILTERS.map(id => ({
        id,
        label: t(`rows.filters.incidents.${id}`),
      }));
    default:
      return DEPLOYMENT_FILTERS.map(id => ({
        id,
        label: t(`rows.filters.deployments.${id}`),
      }));
  }
}
