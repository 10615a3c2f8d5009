export interface Config {
  /**
   * A GitHub-compatible forge on this machine, for development, demos and
   * tests. Without this section no forge is started.
   */
  localForge?: {
    /** The port that the forge listens on, on loopback only. Default 7010. */
    port?: number;
    /**
     * The folder of the bare repositories, relative to the backend's working
     * directory. Default `.data/forge`.
     */
    dataDir?: string;
    /**
     * The token that the portal's GitHub integration uses.
     * @visibility secret
     */
    token: string;
    /**
     * The login of the user that the token stands for: the owner of all
     * organizations below, and who a browser on this machine acts as in the
     * forge's web pages.
     */
    tokenUser: string;
    /** Users that the forge knows from the start. */
    users?: Array<{
      login: string;
      name?: string;
      /** The address by which the forge recognises the user's commits. */
      email?: string;
      /**
       * A token of the user's own.
       * @visibility secret
       */
      token?: string;
    }>;
    /** Organizations that the forge knows from the start. */
    organizations?: Array<{
      login: string;
      name?: string;
      /** Webhooks of the organization, which are told of every repository in it. */
      webhooks?: Array<{
        url: string;
        /**
         * The key of the signature in `X-Hub-Signature-256`.
         * @visibility secret
         */
        secret?: string;
        /** The events to send. Default all. */
        events?: string[];
      }>;
      teams?: Array<{
        slug: string;
        name?: string;
        /** Logins; users that are not named above are made. */
        members?: string[];
      }>;
      /** Repositories that are made when they do not exist. */
      repositories?: Array<{
        name: string;
        description?: string;
        /** A folder whose content becomes the first commit, relative to the backend's working directory. */
        from?: string;
      }>;
    }>;
  };
}
