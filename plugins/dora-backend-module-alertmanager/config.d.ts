export interface Config {
  dora?: {
    sources?: {
      /** Which alerts of Alertmanager are incidents, and of what. */
      alertmanager?: {
        /** Values of the label `severity` that make an incident. Default page and critical. */
        severities?: string[];
        /**
         * Labels that name the service; the first that an alert has counts.
         * Default component, sloth_service, service and job.
         */
        serviceLabels?: string[];
        /** Labels that name the environment. Default environment and env. */
        environmentLabels?: string[];
        /** The environment of alerts that name none. Default production. */
        defaultEnvironment?: string;
      };
    };
  };
}
