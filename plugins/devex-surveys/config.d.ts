export interface Config {
  /** Delivery metrics. */
  dora?: {
    /**
     * The time zone whose days and weeks count, such as `Europe/Berlin`.
     * Defaults to UTC.
     *
     * @visibility frontend
     */
    timeZone?: string;
  };
}
