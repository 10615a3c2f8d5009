import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DeploymentRow } from '@milepost/plugin-dora-common';
import { doraTranslationRef } from '../../translation';
import { ViewFrame } from '../../view';
import { Moment } from '../Moment';
import { ForgeLink, Outcome } from '../RowParts';
import { ChangeList } from './ChangeList';
import { Correcting } from './Correct';
import { CorrectDeployment } from './CorrectDeployment';
import { DecisionList } from './DecisionList';
import { EvidenceList } from './EvidenceList';
import { IncidentList } from './IncidentList';
import { LeftOutList } from './LeftOutList';
import { CountsIn, Steps } from './Reasons';
import styles from './WhyDrawer.module.css';

/** An explanation, from what it is about to what people made of it. */
export function ExplanationBody(props: Correcting & { view: ViewFrame }) {
  const { view, ...correcting } = props;
  const { explanation } = correcting;
  return (
    <div className={styles.body}>
      <Subject deployment={explanation.deployment} />
      <CountsIn countsIn={explanation.countsIn} />
      <Steps steps={explanation.steps} />
      <CorrectDeployment {...correcting} />
      <EvidenceList evidence={explanation.evidence} />
      <IncidentList {...correcting} />
      <LeftOutList explanation={explanation} />
      <DecisionList {...correcting} />
      <ChangeList {...correcting} view={view} />
    </div>
  );
}

function Subject({ deployment }: { deployment: DeploymentRow }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { component, environment, source, id, sha, url } = deployment;
  return (
    <div>
      <div className={styles.subject}>
        <EntityRefLink entityRef={component} />
        <span>{environment}</span>
        <Moment at={deployment.finishedAt} />
        <span>{t(`rows.class.${deployment.class}`)}</span>
      </div>
      <span className={styles.minor}>
        <bdi>{[source, id, sha?.slice(0, 8)].filter(Boolean).join(' · ')}</bdi>
      </span>
      {url && <ForgeLink url={url}>{t('why.opens')}</ForgeLink>}
      <div>
        <Outcome row={deployment} />
      </div>
    </div>
  );
}
