import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { Invitation, SurveyToken } from '@milepost/plugin-devex-surveys-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devexSurveysApiRef } from '../../api';
import { collectTokens } from '../../token/collectTokens';
import { tokenStore } from '../../token/tokenStore';
import { Resource } from '../Resource';
import { NothingToAnswer } from './NothingToAnswer';
import { Receipt } from './Receipt';
import { SurveyForm } from './SurveyForm';
import { forgetDraft } from './useDraft';

/** Everything is in memory and gone with the page: nothing is written to the disk. */
export function AnswerPage() {
  const api = useApi(devexSurveysApiRef);
  const state = useAsyncRetry(async () => {
    const invitations = await collectTokens(api);
    return { invitations, answerable: invitations.flatMap(withToken) };
  }, [api]);
  const [receipt, setReceipt] = useState<{
    code: string;
    invitation: Invitation;
  }>();

  if (receipt) {
    return <Receipt {...receipt} />;
  }
  return (
    <Resource state={state}>
      {({ invitations, answerable: [next] }) =>
        next ? (
          <SurveyForm
            {...next}
            onSent={code => {
              tokenStore.forget(next.invitation.round.id);
              forgetDraft(next.invitation.round.id);
              setReceipt({ code, invitation: next.invitation });
            }}
          />
        ) : (
          <NothingToAnswer invitation={invitations[0]} />
        )
      }
    </Resource>
  );
}

function withToken(
  invitation: Invitation,
): Array<{ invitation: Invitation; token: SurveyToken }> {
  const { token } = tokenStore.read(invitation.round.id);
  return token ? [{ invitation, token }] : [];
}
