import {
  ApiBlueprint,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  DevexSurveysApi,
  DevexSurveysClient,
  sendSubmission,
} from '@milepost/plugin-devex-surveys-common';

/** What needs a signed-in user. */
export const devexSurveysApiRef = createApiRef<DevexSurveysApi>().with({
  id: 'plugin.devex-surveys',
  pluginId: 'devex-surveys',
});

/** Sends answers with nothing that says who sends them. */
export interface SubmissionApi {
  /** @param body - the literal bytes, from `encodeSubmission` */
  send(body: string): Promise<void>;
}

/** Kept apart from the other API so that the user's credentials cannot slip in. */
export const submissionApiRef = createApiRef<SubmissionApi>().with({
  id: 'plugin.devex-surveys.submission',
  pluginId: 'devex-surveys',
});

export const devexSurveysApi = ApiBlueprint.make({
  params: define =>
    define({
      api: devexSurveysApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new DevexSurveysClient({ fetchApi }),
    }),
});

export const submissionApi = ApiBlueprint.make({
  name: 'submission',
  params: define =>
    define({
      api: submissionApiRef,
      deps: { discoveryApi: discoveryApiRef },
      factory: ({ discoveryApi }) => ({
        send: async body =>
          sendSubmission(await discoveryApi.getBaseUrl('devex-surveys'), body),
      }),
    }),
});
