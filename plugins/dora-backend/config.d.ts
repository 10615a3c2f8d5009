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
  };
}
