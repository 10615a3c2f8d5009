import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { deploymentSubject } from '../../corrections';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { ForgeLink, useLinkText } from '../RowParts';
import { Correct, Correcting } from './Correct';
import { Part } from './Part';
import styles from './WhyDrawer.module.css';

/** The incidents that belong to the deployment, each of which may be taken from it. */
export function IncidentList(props: Correcting) {
  const { incidents, deployment } = props.explanation;
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  const linkText = useLinkText();
  return (
    <Part title={t('why.incidents.title')}>
      {incidents.length === 0 && (
        <Text as="p" color="secondary">
          {t('why.incidents.none')}
        </Text>
      )}
      <ul className={styles.list}>
        {incidents.map(incident => (
          <li key={`${incident.source} ${incident.id}`} className={styles.item}>
            <ForgeLink url={incident.url}>
              {incident.title ?? incident.id}
            </ForgeLink>
            <span>
              {incident.resolvedAt === null
                ? t('why.incidents.open', {
                    from: format.time(incident.startedAt),
                  })
                : t('why.incidents.from', {
                    from: format.time(incident.startedAt),
                    to: format.time(incident.resolvedAt),
                  })}
            </span>
            <span className={styles.minor}>
              {`${linkText(incident)} `}
              {t('why.evidence.rule', { rule: incident.rule })}
            </span>
            <Correct
              {...props}
              decisions={[
                {
                  label: t('why.correct.unlink'),
                  name: t('why.correct.unlink-of', { id: incident.id }),
                  decision: {
                    type: 'incident-link',
                    incident: deploymentSubject(incident),
                    deployment: deploymentSubject(deployment),
                    linked: false,
                  },
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </Part>
  );
}
