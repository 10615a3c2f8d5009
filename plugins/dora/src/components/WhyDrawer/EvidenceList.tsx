import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Explanation } from '@milepost/plugin-dora-common';
import { Text } from '@backstage/ui';
import { useFormat } from '../../format';
import { doraTranslationRef } from '../../translation';
import { whyMessages } from '../../translation/why';
import { Part } from './Part';
import styles from './WhyDrawer.module.css';

type Method = keyof typeof whyMessages.method;

/** What shows that a deployment failed, by which rule, and how sure that is. */
export function EvidenceList({ evidence }: Pick<Explanation, 'evidence'>) {
  const { t } = useTranslationRef(doraTranslationRef);
  const format = useFormat();
  return (
    <Part title={t('why.evidence.title')}>
      {evidence.length === 0 && (
        <Text as="p" color="secondary">
          {t('why.evidence.none')}
        </Text>
      )}
      <ul className={styles.list}>
        {evidence.map(found => (
          <li key={`${found.method} ${found.evidence}`} className={styles.item}>
            <strong>
              {t('why.evidence.at', {
                method: isMethod(found.method)
                  ? t(`why.method.${found.method}`)
                  : found.method,
                at: format.time(found.at),
              })}
            </strong>
            <bdi>{found.evidence}</bdi>
            <span className={styles.minor}>
              {[
                t('why.evidence.confidence', { confidence: found.confidence }),
                ...(found.recoveredAt === null
                  ? []
                  : [
                      t('why.evidence.recovered', {
                        at: format.time(found.recoveredAt),
                      }),
                    ]),
                t('why.evidence.rule', { rule: found.rule }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** A backend that is newer than the page may know more. */
function isMethod(method: string): method is Method {
  return Object.hasOwn(whyMessages.method, method);
}
