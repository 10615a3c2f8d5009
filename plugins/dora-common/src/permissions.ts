import { createPermission } from '@backstage/plugin-permission-common';

/** Seeing delivery metrics, of entities that one may see in the catalog. */
export const doraMetricsReadPermission = createPermission({
  name: 'dora.metrics.read',
  attributes: { action: 'read' },
});

/** Correcting what was computed: a failure, a link, an exclusion. */
export const doraCorrectionCreatePermission = createPermission({
  name: 'dora.correction.create',
  attributes: { action: 'create' },
});

/** Seeing which sources report, and what could not be mapped. */
export const doraDataQualityReadPermission = createPermission({
  name: 'dora.data-quality.read',
  attributes: { action: 'read' },
});

/** Saying who may report deliveries, what their words mean, and reading them again. */
export const doraIngestionManagePermission = createPermission({
  name: 'dora.ingestion.manage',
  attributes: { action: 'update' },
});

/** Setting targets for what one owns: one's group, or what is its group's. */
export const doraTargetSetPermission = createPermission({
  name: 'dora.target.set',
  attributes: { action: 'update' },
});

/** Setting targets of any scope, also of the organisation. */
export const doraTargetManagePermission = createPermission({
  name: 'dora.target.manage',
  attributes: { action: 'update' },
});

/** All permissions of delivery metrics. */
export const doraPermissions = [
  doraMetricsReadPermission,
  doraCorrectionCreatePermission,
  doraDataQualityReadPermission,
  doraIngestionManagePermission,
  doraTargetSetPermission,
  doraTargetManagePermission,
];
