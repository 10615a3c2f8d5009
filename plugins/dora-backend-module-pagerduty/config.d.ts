export interface Config {
  dora?: {
    sources?: {
      pagerduty?: {
        /**
         * The secrets of the webhook subscriptions; more than one while they are rotated.
         * Without any, the source asks for an ingestion token.
         * @deepVisibility secret
         */
        webhookSecrets?: string[];
        /** The environment that PagerDuty's incidents are of. Default production. */
        defaultEnvironment?: string;
      };
    };
  };
}
