import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Select, Text } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { devexSurveysTranslationRef } from '../../translation';
import { Resource } from '../Resource';
import { Actions } from './Actions';
import { CommentList } from './CommentList';
import { CsvButton } from './CsvButton';
import { DimensionTiles } from './DimensionTiles';
import { GroupTable } from './GroupTable';
import { inTreeOrder } from './inTreeOrder';
import { ItemTable } from './ItemTable';
import { FeltAndMeasured } from './measured';
import { ReceiptCheck } from './ReceiptCheck';
import { TrendTable } from './TrendTable';
import { ResultsInContext, useResults } from './useResults';

/** What a closed round says. Round and group are in the address. */
export function ResultsPage() {
  const [params, setParams] = useSearchParams();
  const state = useResults(params.get('round'));
  const { t } = useTranslationRef(devexSurveysTranslationRef);

  const choose = (name: string, value: string) =>
    setParams(before => {
      before.set(name, value);
      return before;
    });

  return (
    <Resource state={state}>
      {found =>
        found ? (
          <Results
            {...found}
            retry={state.retry}
            nodeId={params.get('group')}
            choose={choose}
          />
        ) : (
          <Flex direction="column" gap="2">
            <Text as="h2" variant="title-small">
              {t('results.none.title')}
            </Text>
            <Text as="p">{t('results.none.text')}</Text>
          </Flex>
        )
      }
    </Resource>
  );
}

function Results(
  props: ResultsInContext & {
    nodeId: string | null;
    choose: (name: string, value: string) => void;
    retry: () => void;
  },
) {
  const { round, closedRounds, results, history, benchmarks } = props;
  const { nodeId, choose, retry } = props;
  const { t } = useTranslationRef(devexSurveysTranslationRef);
  const organisation =
    results.lattice.find(({ kind }) => kind === 'organisation') ??
    results.lattice[0];
  const node = results.lattice.find(({ id }) => id === nodeId) ?? organisation;
  const group = results.groups.find(found => found.nodeId === node.id);

  return (
    <Flex direction="column" gap="6">
      <Flex gap="3" align="end" style={{ flexWrap: 'wrap' }}>
        <Select
          label={t('results.round')}
          options={closedRounds.map(({ id, title }) => ({ id, label: title }))}
          selectedKey={round.id}
          onSelectionChange={key => choose('round', String(key))}
        />
        <Select
          label={t('results.group')}
          options={inTreeOrder(results.lattice).map(
            ({ node: { id, title } }) => ({
              id,
              label: title,
            }),
          )}
          selectedKey={node.id}
          onSelectionChange={key => choose('group', String(key))}
        />
        <CsvButton roundId={round.id} />
      </Flex>
      {group ? (
        <>
          <Text as="p">
            {t(`results.response.${group.response}`, {
              group: node.title,
              invited: String(node.invited),
            })}{' '}
            {group.lowConfidence && t('results.low-confidence')}{' '}
            {results.importedFrom &&
              t('results.imported', { source: results.importedFrom })}
          </Text>
          <DimensionTiles dimensions={group.dimensions} />
          <TrendTable history={history} nodeId={node.id} />
          <ItemTable
            items={results.items}
            cells={group.items}
            benchmarks={benchmarks}
          />
          <FeltAndMeasured results={results} node={node} />
        </>
      ) : (
        <Text as="p">{t('results.protected.why')}</Text>
      )}
      <GroupTable
        results={results}
        chosen={node.id}
        onChoose={id => choose('group', id)}
      />
      <CommentList
        roundId={round.id}
        comments={results.comments}
        retry={retry}
      />
      <Actions round={round} retry={retry} />
      <ReceiptCheck
        roundId={round.id}
        imported={Boolean(results.importedFrom)}
      />
      <Text as="p" color="secondary">
        {t('results.method', { count: results.minAnswers })}
      </Text>
    </Flex>
  );
}
