/**
 * Who may use a permission:
 *
 * - `signedIn`: everyone who has signed in, guests included
 * - `entityOwners`: who owns the entity, as a person or through a group
 * - `taskCreator`: who started the scaffolder task
 * - `operators`: nobody else
 *
 * Operators may do all of it; who has not signed in, none of it.
 */
export type Access = 'signedIn' | 'entityOwners' | 'taskCreator' | 'operators';

/**
 * The whole policy. A permission that is not named here is denied to all;
 * a new one is allowed by one line.
 */
const ACCESS_RULES: Record<string, Access> = {
  // Catalog: open to read and to add to, as a catalog that people hesitate to
  // add to is never complete.
  'catalog.entity.read': 'signedIn',
  'catalog.entity.create': 'signedIn',
  'catalog.entity.refresh': 'signedIn',
  'catalog.entity.validate': 'signedIn',
  'catalog.entity.delete': 'entityOwners',
  'catalog.location.read': 'signedIn',
  'catalog.location.create': 'signedIn',
  'catalog.location.analyze': 'signedIn',
  // Backstage asks this without saying which location, so that an owner can't
  // be told from anybody else.
  'catalog.location.delete': 'operators',
  'catalog.ingestion.read': 'operators',
  'catalog.ingestion.manage': 'operators',

  // Scaffolder: everyone may take a golden path; inputs and logs of a task are
  // the business of whoever started it.
  'scaffolder.template.parameter.read': 'signedIn',
  'scaffolder.template.step.read': 'signedIn',
  'scaffolder.template.dry-run': 'signedIn',
  'scaffolder.template.management': 'operators',
  'scaffolder.action.execute': 'signedIn',
  'scaffolder.task.create': 'signedIn',
  'scaffolder.task.read': 'taskCreator',
  'scaffolder.task.cancel': 'taskCreator',

  // Delivery metrics: everyone sees those of the entities that they see. Who may report,
  // and what sources mean by their words, is the platform's business.
  'dora.metrics.read': 'signedIn',
  'dora.data-quality.read': 'signedIn',
  'dora.correction.create': 'signedIn',
  'dora.ingestion.manage': 'operators',
  // The plugin looks at who owns the scope of a target.
  'dora.target.set': 'signedIn',
  'dora.target.manage': 'operators',

  // Surveys: everybody answers and sees the same results.
  'devex-surveys.round.read': 'signedIn',
  'devex-surveys.round.answer': 'signedIn',
  'devex-surveys.round.manage': 'operators',
  'devex-surveys.history.import': 'operators',

  // DevTools: shows configuration and runs scheduled tasks.
  'devtools.administer': 'operators',
  'devtools.info': 'operators',
  'devtools.config': 'operators',
  'devtools.external-dependencies': 'operators',
  'devtools.scheduler.read': 'operators',
  'devtools.scheduler.trigger': 'operators',
};

const rulesByPermission = new Map(Object.entries(ACCESS_RULES));

/** All permissions that the policy names. */
export const ruledPermissions: readonly string[] = [
  ...rulesByPermission.keys(),
];

/** Who may use a permission, or undefined if the policy does not name it. */
export function accessTo(permissionName: string): Access | undefined {
  return rulesByPermission.get(permissionName);
}
