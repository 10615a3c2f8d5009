import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DefinitionsReport, ScopeSummary } from '@milepost/plugin-dora-common';
import { Alert } from '@backstage/ui';
import { isolate } from '../../format';
import { doraTranslationRef } from '../../translation';

/** Says what makes these numbers other ones than those that everybody else sees. */
export function DefinitionsNote(props: {
  definitions: DefinitionsReport;
  environment: string | undefined;
  scope?: ScopeSummary;
}) {
  const { definitions, environment, scope } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const { start, bots, defaults } = definitions;
  const notes = [
    start !== defaults.start && t(`note.start.${start}`),
    bots !== defaults.bots && t(`note.bots.${bots}`),
    environment && t('note.environment', { environment: isolate(environment) }),
    scope?.filtered && t('note.filtered'),
  ].filter(Boolean);
  return notes.length === 0 ? null : (
    <Alert
      status="info"
      icon
      title={t('note.title')}
      description={notes.join(' ')}
    />
  );
}
