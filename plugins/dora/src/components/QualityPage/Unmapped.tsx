import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnmappedName } from '@milepost/plugin-dora-common';
import { Button, Skeleton, Text } from '@backstage/ui';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { messageOf } from '../../errors';
import { isolate } from '../../format';
import { doraTranslationRef } from '../../translation';
import { Resource } from '../Resource';
import { nextStepOfName } from './nextStep';
import { Section } from './Section';
import { Snippet } from './Snippet';
import styles from './QualityPage.module.css';

/** As many as anybody maps at once. */
const PAGE = 20;

/** What sources name and nobody has mapped, each with the mapping that it needs. */
export function Unmapped() {
  const { t } = useTranslationRef(doraTranslationRef);
  const api = useApi(doraApiRef);
  const first = useAsyncRetry(() => api.listUnmapped({ limit: PAGE }), [api]);
  const [more, showMore] = useAsyncFn(
    async (items: UnmappedName[], cursor: string) => {
      const page = await api.listUnmapped({ limit: PAGE, cursor });
      return { ...page, items: [...items, ...page.items] };
    },
    [api],
  );
  // While more are asked for, `more` keeps what it had.
  const value = more.value ?? first.value;

  return (
    <Section title={t('quality.unmapped.title')}>
      <Resource
        state={{ ...first, value }}
        skeleton={<Skeleton width="100%" height={120} />}
      >
        {({ items, pageInfo: { nextCursor } }) => (
          <>
            <Text as="p" color="secondary">
              {t(
                items.length === 0
                  ? 'quality.unmapped.none'
                  : 'quality.unmapped.text',
              )}
            </Text>
            <ul className={styles.list}>
              {items.map(name => (
                <li key={JSON.stringify(name.target)} className={styles.item}>
                  <Name name={name} />
                </li>
              ))}
            </ul>
            {nextCursor !== undefined && (
              <div>
                <Button
                  variant="secondary"
                  isPending={more.loading}
                  onPress={() => showMore(items, nextCursor)}
                >
                  {t('quality.unmapped.more')}
                </Button>
              </div>
            )}
            {more.error && (
              <Text as="p" color="danger" role="alert">
                {t('quality.unmapped.more-failed', {
                  message: messageOf(more.error),
                })}
              </Text>
            )}
          </>
        )}
      </Resource>
    </Section>
  );
}

function Name({ name }: { name: UnmappedName }) {
  const { t } = useTranslationRef(doraTranslationRef);
  const { source, target, deployments, incidents, reason } = name;
  const step = nextStepOfName(name);
  const names = (['service', 'repository', 'environment'] as const).flatMap(
    kind => {
      const value = target[kind];
      return value
        ? [t(`quality.unmapped.${kind}`, { name: isolate(value) })]
        : [];
    },
  );
  return (
    <>
      <Text as="h3" variant="body-medium" weight="bold">
        <bdi>
          {`${source}: ${names.join(', ') || t('quality.unmapped.nothing')}`}
        </bdi>
      </Text>
      <Text as="p" color="secondary">
        {t('quality.unmapped.waits', {
          deployments: t('quality.sources.deployments', { count: deployments }),
          incidents: t('quality.sources.incidents', { count: incidents }),
        })}
        {` · ${reason}`}
      </Text>
      <Text as="p">{t(`quality.unmapped.${step.id}`)}</Text>
      {step.snippet && <Snippet text={step.snippet} />}
    </>
  );
}
