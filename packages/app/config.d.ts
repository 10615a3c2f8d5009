export interface Config {
  app?: {
    /**
     * How people sign in.
     * @deepVisibility frontend
     */
    signIn?: {
      /** The ways offered, in the order shown. Default: `guest` only. */
      providers?: Array<'guest' | 'github'>;
    };
  };
}
