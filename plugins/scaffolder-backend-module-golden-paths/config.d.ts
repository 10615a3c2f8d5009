export interface Config {
  /** Where the golden paths put what they make. */
  goldenPaths?: {
    forge: {
      /** Host of the forge, as in `integrations.github[].host`. */
      host: string;
      /** The organisation that owns new repositories. */
      organization: string;
      /** Who may read a new repository. Default: `private`. */
      visibility?: 'public' | 'private';
    };
    /** The repository, in the same organisation, that Argo CD follows. */
    gitops: {
      repository: string;
      /** Default: `main`. */
      branch?: string;
    };
    /** Container registry and path that images are pushed to, such as `ghcr.io/acme`. */
    registry: string;
    /** Prefix of Go module paths, such as `github.com/acme`. */
    modulePrefix: string;
    argocd: {
      /** Web address of Argo CD. */
      url: string;
      /** Name of the Argo CD instance, for the annotations of the catalog. */
      instance: string;
    };
    /**
     * Web address of the dashboard of a component, with `{name}` where its name goes,
     * such as `https://grafana.acme.example/d/slo?var-service={name}`. Without it new
     * components have no such link.
     */
    dashboardUrl?: string;
  };
}
