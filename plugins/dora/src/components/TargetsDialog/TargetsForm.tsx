import { FormEvent, useState } from 'react';
import {
  useAnalytics,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  METRIC_IDS,
  MetricId,
  TargetsReport,
} from '@milepost/plugin-dora-common';
import { Button, Flex, Text, TextField } from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { doraApiRef } from '../../api';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { saveTargets, Wanted } from './saveTargets';
import { readTarget, writeTarget } from './targetFields';

type Texts = Record<MetricId, string>;

/** A field for each metric. */
export function TargetsForm(props: {
  report: TargetsReport;
  onSaved: () => void;
  onCancel: () => void;
}) {
  const { report, onSaved, onCancel } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const api = useApi(doraApiRef);
  const analytics = useAnalytics();
  const [texts, setTexts] = useState<Texts>(() => textsOf(report));
  const [checked, setChecked] = useState<MetricId[]>([]);
  const [state, save] = useAsyncFn(
    async (wanted: Wanted) => {
      const { scope, items } = report;
      const refused = await saveTargets({ api, scope, before: items, wanted });
      if (Object.keys(refused).length === 0) {
        analytics.captureEvent('click', 'Saved delivery targets');
        onSaved();
      }
      return refused;
    },
    [analytics, api, onSaved, report],
  );
  const problemOf = (metric: MetricId): string | undefined => {
    const read = readTarget(metric, texts[metric]);
    if ('problem' in read) {
      return checked.includes(metric)
        ? t(`targets.${read.problem}`)
        : undefined;
    }
    const message = state.value?.[metric];
    return message && t('targets.refused', { message });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked([...METRIC_IDS]);
    const read = METRIC_IDS.map(
      metric => [metric, readTarget(metric, texts[metric])] as const,
    );
    const wanted = read.flatMap(([metric, found]) =>
      'value' in found ? [[metric, found.value]] : [],
    );
    if (wanted.length === read.length) {
      save(Object.fromEntries(wanted));
    }
  };

  return (
    <form noValidate onSubmit={submit}>
      <Flex direction="column" gap="4">
        <Text as="p" color="secondary">
          {t('targets.text')}
        </Text>
        {METRIC_IDS.map(metric => {
          const problem = problemOf(metric);
          const known = report.items.find(item => item.metric === metric);
          return (
            <div key={metric}>
              <TextField
                label={t(`targets.label.${metric}`, {
                  metric: t(`metric.${metric}`),
                })}
                description={
                  known &&
                  t('targets.set', {
                    by: known.setBy,
                    at: format.time(known.setAt),
                  })
                }
                inputMode="decimal"
                value={texts[metric]}
                onChange={text => setTexts({ ...texts, [metric]: text })}
                onBlur={() => setChecked([...checked, metric])}
                isInvalid={Boolean(problem)}
              />
              <div role="alert">
                {problem && <Text color="danger">{problem}</Text>}
              </div>
            </div>
          );
        })}
        <Flex gap="2">
          <Button type="submit" isPending={state.loading}>
            {t('targets.save')}
          </Button>
          <Button variant="secondary" onPress={onCancel}>
            {t('targets.cancel')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}

function textsOf({ items }: TargetsReport): Texts {
  return Object.fromEntries(
    METRIC_IDS.map(metric => {
      const known = items.find(item => item.metric === metric);
      return [metric, known ? writeTarget(metric, known.value) : ''];
    }),
  ) as Texts;
}
