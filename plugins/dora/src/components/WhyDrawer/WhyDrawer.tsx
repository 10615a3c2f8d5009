import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { DeploymentKey, Explanation } from '@milepost/plugin-dora-common';
import {
  Dialog,
  DialogBody,
  DialogHeader,
  Skeleton,
  Text,
} from '@backstage/ui';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { doraApiRef } from '../../api';
import { doraTranslationRef } from '../../translation';
import { ViewFrame } from '../../view';
import { Resource } from '../Resource';
import { ExplanationBody } from './ExplanationBody';
import styles from './WhyDrawer.module.css';

/** Says why a deployment counts as it does, and takes corrections of that. */
export function WhyDrawer(props: {
  /** Nothing is open without one. */
  deployment: DeploymentKey | undefined;
  view: ViewFrame;
  onClose: () => void;
  /** Called when the numbers have followed a correction. */
  onCorrected: () => void;
}) {
  const { deployment, view, onClose, onCorrected } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  return (
    <Dialog
      isOpen={deployment !== undefined}
      onOpenChange={isOpen => {
        if (!isOpen) {
          onClose();
        }
      }}
      className={styles.drawer}
    >
      <DialogHeader>{t('why.title')}</DialogHeader>
      <DialogBody>
        {deployment && (
          <Why
            key={JSON.stringify(deployment)}
            deployment={deployment}
            view={view}
            onCorrected={onCorrected}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}

function Why(props: {
  deployment: DeploymentKey;
  view: ViewFrame;
  onCorrected: () => void;
}) {
  const { deployment, view, onCorrected } = props;
  const { t } = useTranslationRef(doraTranslationRef);
  const api = useApi(doraApiRef);
  const { component, environment, source, id } = deployment;
  const state = useAsyncRetry(
    () => api.explain({ component, environment, source, id }),
    [api, component, environment, source, id],
  );
  const [followed, setFollowed] = useState<Explanation>();

  return (
    <>
      <div role="status">
        {followed && (
          <Text as="p" weight="bold">
            {t('why.correct.done')}
          </Text>
        )}
      </div>
      <Resource
        state={{ ...state, value: followed ?? state.value }}
        skeleton={<WhySkeleton />}
      >
        {explanation => (
          <ExplanationBody
            explanation={explanation}
            view={view}
            onFollowed={found => {
              setFollowed(found);
              onCorrected();
            }}
            onLook={() => {
              setFollowed(undefined);
              state.retry();
              onCorrected();
            }}
          />
        )}
      </Resource>
    </>
  );
}

function WhySkeleton() {
  return (
    <div className={styles.body}>
      <Skeleton width="60%" height={40} />
      <Skeleton width="100%" height={140} />
      <Skeleton width="100%" height={180} />
      <Skeleton width="100%" height={100} />
    </div>
  );
}
