export interface Config {
  dora?: {
    /**
     * IANA name of the zone whose days and weeks count; UTC without it. The pages need
     * it to say from which day to which they ask.
     *
     * @visibility frontend
     */
    timeZone?: string;
  };
}
