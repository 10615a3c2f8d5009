export interface Config {
  permission?: {
    milepost?: {
      /**
       * References of the groups whose members run the portal, such as
       * `group:default/platform`: they may do everything that the policy
       * names. Without it there are no operators.
       */
      operators?: string[];
    };
  };
}
