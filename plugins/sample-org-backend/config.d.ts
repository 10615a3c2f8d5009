export interface Config {
  /** The invented company that shows what the portal looks like in use. */
  sampleOrg?: {
    /**
     * Whether the sample organisation is in the catalog. Set to false, or
     * leave out, and all of it is removed at the next start. Defaults to false.
     */
    enabled?: boolean;
    /**
     * A 32-bit integer that decides what is random about the organisation,
     * such as who is in which team. The same seed gives the same organisation.
     */
    seed?: number;
    delivery?: {
      /**
       * An ingestion token of the delivery metrics for the source `generic`.
       * With it, the organisation has two years of delivery history.
       * @visibility secret
       */
      token?: string;
    };
  };
}
