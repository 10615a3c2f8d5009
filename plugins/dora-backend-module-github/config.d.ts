export interface Config {
  dora?: {
    sources?: {
      github?: {
        /** Labels of issues that are incidents of production. Default incident. */
        incidentLabels?: string[];
      };
    };
  };
}
