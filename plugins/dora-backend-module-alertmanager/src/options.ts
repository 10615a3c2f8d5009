import { RootConfigService } from '@backstage/backend-plugin-api';

/** Which alerts are incidents, and of what. */
export interface AlertmanagerOptions {
  /** Values of the label `severity` that ask for someone to act at once. */
  severities: string[];
  /** Labels that name the service; the first that an alert has counts. */
  serviceLabels: string[];
  /** Labels that name the environment. */
  environmentLabels: string[];
  /** The environment of alerts without such a label. */
  defaultEnvironment: string;
}

/** What the golden paths' alerts need, and most others. */
export const DEFAULT_OPTIONS: AlertmanagerOptions = {
  severities: ['page', 'critical'],
  serviceLabels: ['component', 'sloth_service', 'service', 'job'],
  environmentLabels: ['environment', 'env'],
  defaultEnvironment: 'production',
};

/** Reads `dora.sources.alertmanager`. */
export function readAlertmanagerOptions(
  config: RootConfigService,
): AlertmanagerOptions {
  const own = config.getOptionalConfig('dora.sources.alertmanager');
  const list = (key: 'severities' | 'serviceLabels' | 'environmentLabels') =>
    own?.getOptionalStringArray(key) ?? DEFAULT_OPTIONS[key];
  return {
    severities: list('severities'),
    serviceLabels: list('serviceLabels'),
    environmentLabels: list('environmentLabels'),
    defaultEnvironment:
      own?.getOptionalString('defaultEnvironment') ??
      DEFAULT_OPTIONS.defaultEnvironment,
  };
}
