export interface Config {
  dora?: {
    sources?: {
      git?: {
        /**
         * The folder of the mirrors, relative to the backend's working directory. Each
         * replica needs one of its own. Default is in the folder for temporary files.
         */
        directory?: string;
      };
    };
  };
}
