import {
  AppRootElementBlueprint,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { surveyManagePermission } from '@milepost/plugin-devex-surveys-common';
import { RiSurveyLine } from '@remixicon/react';
import { deliveryMetricsApi, devexSurveysApi, submissionApi } from './api';
import {
  answerRouteRef,
  resultsRouteRef,
  rootRouteRef,
  roundsRouteRef,
} from './routes';
import { TokenCollector } from './token';

const page = PageBlueprint.make({
  params: {
    path: '/surveys',
    routeRef: rootRouteRef,
    title: 'Surveys',
    icon: <RiSurveyLine />,
  },
});

const answerPage = SubPageBlueprint.make({
  name: 'answer',
  params: {
    path: 'answer',
    routeRef: answerRouteRef,
    title: 'Answer',
    loader: () => import('./components/AnswerPage').then(m => <m.AnswerPage />),
  },
});

const resultsPage = SubPageBlueprint.make({
  name: 'results',
  params: {
    path: 'results',
    routeRef: resultsRouteRef,
    title: 'Results',
    loader: () =>
      import('./components/ResultsPage').then(m => <m.ResultsPage />),
  },
});

const roundsPage = SubPageBlueprint.make({
  name: 'rounds',
  if: { permissions: { $contains: `${surveyManagePermission.name}#update` } },
  params: {
    path: 'rounds',
    routeRef: roundsRouteRef,
    title: 'Rounds',
    loader: () => import('./components/RoundsPage').then(m => <m.RoundsPage />),
  },
});

const tokenCollector = AppRootElementBlueprint.make({
  name: 'token-collector',
  params: { element: <TokenCollector /> },
});

/**
 * The pages of the DevEx surveys.
 *
 * @public
 */
export const devexSurveysPlugin = createFrontendPlugin({
  pluginId: 'devex-surveys',
  title: 'Surveys',
  icon: <RiSurveyLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    answer: answerRouteRef,
    results: resultsRouteRef,
    rounds: roundsRouteRef,
  },
  extensions: [
    devexSurveysApi,
    submissionApi,
    deliveryMetricsApi,
    page,
    answerPage,
    resultsPage,
    roundsPage,
    tokenCollector,
  ],
});
