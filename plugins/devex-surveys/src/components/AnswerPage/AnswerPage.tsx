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
import { useReceipt } from './useReceipt';

/** Everything is in memory and gone with the page: nothing is written to the disk. */
export function AnswerPage() {
  const api = useApi(devexSurveysApiRef);
  const state = useAsyncRetry(async () => {
    const invitations = await collectTokens(api);
    return { invitations, answerable: invitations.flatMap(withToken) };
  }, [api]);
  const { sent, keep, receiptOf } = useReceipt();

  if (sent) {
    return <Receipt {...sent} />;
  }
  return (
    <Resource state={state}>
      {({ invitations, answerable: [next] }) => {
        if (next) {
          return (
            <SurveyForm
              {...next}
              onSent={code => {
                tokenStore.forget(next.invitation.round.id);
                forgetDraft(next.invitation.round.id);
                keep({ code, invitation: next.invitation });
              }}
            />
          );
        }
        const receipt = receiptOf(invitations[0]);
        return receipt ? (
          <Receipt {...receipt} />
        ) : (
          <NothingToAnswer invitation={invitations[0]} />
        );
      }}
    </Resource>
  );
}

function withToken(
  invitation: Invitation,
): Array<{ invitation: Invitation; token: SurveyToken }> {
  const { token } = tokenStore.read(invitation.round.id);
  return token ? [{ invitation, token }] : [];
}
