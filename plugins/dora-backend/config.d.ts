import { HumanDuration } from '@backstage/types';

export interface Config {
  dora?: {
    /**
     * What names of environments mean; the first that matches counts. Without a match the
     * usual names are understood (production, prd, Prod-EU, live, staging, dev).
     */
    environments?: Array<{
      /** The source that it is for. Default all. */
      source?: string;
      /** A regular expression, without regard to case. */
      match: string;
      /** What it means; without this it is none of ours. */
      environment?: string;
      /** Whether that is production. Default is whether it is called so. */
      production?: boolean;
    }>;
    ingestion?: {
      /** The largest body, in bytes. Default 5 MiB. */
      maxPayload?: number;
      /** Of each token or sender, in each replica. Default 6000. */
      requestsPerMinute?: number;
      /** How long what deliveries have missed may stay unknown. Default 10 minutes. */
      synchronizationInterval?: HumanDuration | string;
      /** How often the catalog is looked at. Default every minute. */
      catalogInterval?: HumanDuration | string;
      /**
       * How long deliveries that were dealt with are kept; rejected ones four times as
       * long. Default 90 days.
       */
      retention?: HumanDuration | string;
      /** How long the secret before a rotation stays good. Default a day. */
      rotationGrace?: HumanDuration | string;
      /** Ingestion tokens from the environment, beside those that operators make. */
      tokens?: Array<{
        source: string;
        /**
         * At least 24 characters.
         * @visibility secret
         */
        token: string;
      }>;
    };
  };
}
