import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  LatticeNode,
  RoundResults,
  SurveyItem,
  systemMeasuresOf,
} from '@milepost/plugin-devex-surveys-common';
import { Button, Text } from '@backstage/ui';
import { useDates } from '../../../text/useDates';
import { devexSurveysTranslationRef } from '../../../translation';
import { Locked } from '../Locked';
import styles from '../ResultsPage.module.css';
import { useShareText } from '../useShareText';
import { MeasuredList, NoData } from './MeasuredList';
import { MEASURED_DAYS, scopeOf, useGroupMetrics } from './useGroupMetrics';

type ShownCell = Extract<Cell, { status: 'shown' | 'coarse' }>;

interface Pair {
  item: SurveyItem;
  cell: ShownCell;
}

/**
 * What a group says beside what is measured of its work. Both are numbers of the whole
 * group, made apart from each other: nobody's answer meets anybody's changes.
 */
export function FeltAndMeasured(props: {
  results: RoundResults;
  node: LatticeNode;
}) {
  const { results, node } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const group = results.groups.find(({ nodeId }) => nodeId === node.id);
  const paired = results.items.filter(
    ({ id }) => systemMeasuresOf(id).length > 0,
  );
  if (paired.length === 0) {
    return null;
  }
  const pairs = paired.flatMap((item): Pair[] => {
    const cell = group?.items[item.id];
    return cell?.status === 'shown' || cell?.status === 'coarse'
      ? [{ item, cell }]
      : [];
  });
  const scope = scopeOf(node);
  return (
    <section aria-labelledby="survey-measured">
      <Text as="h2" variant="title-x-small" id="survey-measured">
        {t('measured.title')}
      </Text>
      {pairs.length === 0 && <Locked status="protected" />}
      {pairs.length > 0 && scope === undefined && (
        <NoData reason={t('measured.no-scope')} />
      )}
      {pairs.length > 0 && scope !== undefined && (
        <Pairs pairs={pairs} scope={scope} closedAt={results.closedAt} />
      )}
    </section>
  );
}

function Pairs(props: { pairs: Pair[]; scope: string; closedAt: string }) {
  const { pairs, scope, closedAt } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const { day } = useDates();
  const metrics = useGroupMetrics(scope, closedAt);
  return (
    <>
      <Text as="p" color="secondary">
        {t('measured.hint', { count: MEASURED_DAYS, date: day(closedAt) })}
      </Text>
      <table className={`${styles.table} ${styles.groups} ${styles.pairs}`}>
        <thead>
          <tr>
            <th scope="col">{t('items.item')}</th>
            <th scope="col">{t('measured.felt')}</th>
            <th scope="col">{t('measured.measured')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ item, cell }) => (
            <tr key={item.id}>
              <th scope="row">
                <Text>{item.title}</Text>
              </th>
              <td data-label={t('measured.felt')}>
                <Felt cell={cell} />
              </td>
              <td data-label={t('measured.measured')}>
                <MeasuredList itemId={item.id} metrics={metrics} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {metrics.error && (
        <Button size="small" variant="secondary" onPress={metrics.retry}>
          {t('resource.retry')}
        </Button>
      )}
    </>
  );
}

function Felt({ cell }: { cell: ShownCell }) {
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const shareText = useShareText();
  return (
    <>
      <Text weight="bold">{shareText(cell.favourable)}</Text>
      <Text as="p" color="secondary">
        {cell.status === 'shown'
          ? t('items.answers', { count: cell.n })
          : t('items.coarse', { step: String(cell.step) })}
      </Text>
    </>
  );
}
