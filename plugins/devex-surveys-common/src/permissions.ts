import { createPermission } from '@backstage/plugin-permission-common';

/**
 * To see rounds and their published results.
 *
 * @public
 */
export const surveyReadPermission = createPermission({
  name: 'devex-surveys.round.read',
  attributes: { action: 'read' },
});

/**
 * To be given a token and answer. Whether someone is invited is decided by the roster.
 *
 * @public
 */
export const surveyAnswerPermission = createPermission({
  name: 'devex-surveys.round.answer',
  attributes: { action: 'create' },
});

/**
 * To prepare, open and close rounds, and to redact comments.
 *
 * @public
 */
export const surveyManagePermission = createPermission({
  name: 'devex-surveys.round.manage',
  attributes: { action: 'update' },
});

/**
 * To import closed rounds and benchmarks.
 *
 * @public
 */
export const surveyImportPermission = createPermission({
  name: 'devex-surveys.history.import',
  attributes: { action: 'create' },
});

/**
 * All permissions of the surveys.
 *
 * @public
 */
export const devexSurveysPermissions = [
  surveyReadPermission,
  surveyAnswerPermission,
  surveyManagePermission,
  surveyImportPermission,
];
