import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DataQualityReport,
  SourceActivity,
  SourceSummary,
} from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { Moment } from '../Moment';
import { nextStepOfSource } from './nextStep';
import { Section } from './Section';
import { Snippet } from './Snippet';
import styles from './QualityPage.module.css';

/** What is connected, whether it still reports, and what to do if not. */
export function Sources({ sources }: Pick<DataQualityReport, 'sources'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <Section title={t('quality.sources.title')}>
      {sources.length === 0 && <Text as="p">{t('quality.sources.none')}</Text>}
      <ul className={styles.list}>
        {[...sources].sort(byUrgency).map(source => (
          <li key={source.source} className={styles.item}>
            <Source source={source} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Source({ source }: { source: SourceSummary }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const { activity, lastReceivedAt, lastReadAt, silentAfterSeconds } = source;
  const sent = (['deployments', 'changes', 'incidents'] as const)
    .filter(kind => source[kind] > 0)
    .map(kind => t(`quality.sources.${kind}`, { count: source[kind] }));

  return (
    <>
      <div className={styles.head}>
        <Text as="h3" variant="body-medium" weight="bold">
          <bdi>{source.title}</bdi>
        </Text>
        <span className={styles[activity]}>
          {t(`quality.sources.activity.${activity}`)}
        </span>
      </div>
      <dl className={styles.facts}>
        <div>
          <dt>{t('quality.sources.sent')}</dt>
          <dd>{sent.join(', ') || t('quality.sources.nothing')}</dd>
        </div>
        {lastReceivedAt !== null && (
          <div>
            <dt>{t('quality.sources.received')}</dt>
            <dd>
              <Moment at={lastReceivedAt} ago />
            </dd>
          </div>
        )}
        {lastReadAt !== null && (
          <div>
            <dt>{t('quality.sources.read')}</dt>
            <dd>
              <Moment at={lastReadAt} ago />
            </dd>
          </div>
        )}
      </dl>
      {activity === 'silent' && silentAfterSeconds !== null && (
        <Text as="p">
          {t('quality.sources.silent', {
            time: format.duration(silentAfterSeconds),
          })}
        </Text>
      )}
      {activity === 'never' ? (
        <details>
          <summary>{t('quality.sources.connect')}</summary>
          <Step source={source} />
        </details>
      ) : (
        <Step source={source} />
      )}
    </>
  );
}

function Step({ source }: { source: SourceSummary }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const step = nextStepOfSource(source);
  return step.id === 'fine' ? null : (
    <>
      <Text as="p">
        {t(`quality.sources.${step.id}`, { source: source.source })}
      </Text>
      {step.snippet && <Snippet text={step.snippet} />}
    </>
  );
}

const URGENCY: SourceActivity[] = ['silent', 'active', 'never'];

/** What went silent comes first; what nobody uses, perhaps never will, last. */
function byUrgency(one: SourceSummary, other: SourceSummary): number {
  return URGENCY.indexOf(one.activity) - URGENCY.indexOf(other.activity);
}
