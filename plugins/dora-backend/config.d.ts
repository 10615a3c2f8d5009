import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Delivery metrics. */
  dora?: {
    /**
     * The time zone whose days and weeks count, such as `Europe/Berlin`.
     * Defaults to UTC.
     */
    timeZone?: string;
    /** The first day of the week, 1 for Monday (the default) to 7. */
    weekStart?: number;
    /**
     * The year of the report whose bands are shown, or `own` for the targets
     * below, which is the default if there are any. Defaults to 2024.
     */
    bandEdition?: string;
    /**
     * The organisation's own targets: by metric, such as `change-lead-time`, the
     * worst value that is still of each level. Durations are in seconds,
     * frequencies in deployments per day, ratios from 0 to 1.
     */
    targets?: {
      [metric: string]: { elite?: number; high?: number; medium?: number };
    };
    /**
     * Scopes with more changes than this in what is asked are read from
     * roll-ups, whose quantiles are within 1 %. Defaults to 25000.
     */
    exactLimit?: number;
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
    /**
     * What counts as what. With a change of these all results are computed anew in the
     * background, back to the first commit; until then readers see the ones before.
     */
    rules?: {
      /** How long after a deployment an incident may begin to be its. Default 24 hours. */
      incidentWindow?: HumanDuration | string;
      /**
       * How long after a deployment a revert or hotfix may come to be against it.
       * Default 72 hours.
       */
      fixWindow?: HumanDuration | string;
      /** How far apart the regions of one rollout may be. Default an hour. */
      rolloutWindow?: HumanDuration | string;
      /** The region with which a rollout is finished. Default `last`. */
      rolloutFinish?: 'first' | 'last';
      /** What a rollout is if a region of it fails: a failed deployment or not. */
      partialFailure?: 'ignore' | 'fail';
      /** Labels of pull requests that mend production. Default `hotfix`. */
      hotfixLabels?: string[];
      /** Starts of the names of their branches. Default `hotfix/` and `hotfix-`. */
      hotfixBranches?: string[];
      /** Whether the stages of bots' changes are measured. Default `skip`. */
      botStages?: 'measure' | 'skip';
      /** Changes that are left out. Each rule takes those that match any part of it. */
      exclusions?: Array<{
        /** Stands, with the version, beside what it has taken out. */
        id: string;
        /** Raise it with every change of the rule. */
        version: number;
        bots?: boolean;
        /** Logins on the forge. */
        authors?: string[];
        labels?: string[];
        /** Starts of the names of branches. */
        branches?: string[];
        /**
         * Folders or files: takes changes that touch nothing else. Files are known in
         * repositories that components share by their annotation `milepost.dev/paths`.
         */
        paths?: string[];
      }>;
    };
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
