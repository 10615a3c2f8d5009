import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { configureWithoutSubmissionLog } from '@milepost/plugin-devex-surveys-backend';

const backend = createBackend();

// The access log is without the answers to surveys
backend.add(
  rootHttpRouterServiceFactory({ configure: configureWithoutSubmissionLog }),
);

// The web application, and who may use it
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@milepost/plugin-permission-backend-module-milepost-policy'),
);
backend.add(import('@backstage/plugin-user-settings-backend'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-github'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

// Golden paths
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
);
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@milepost/plugin-scaffolder-backend-module-golden-paths'));

// Surveys
backend.add(import('@milepost/plugin-devex-surveys-backend'));

// Events from the forge
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));

// Documentation and search
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@milepost/plugin-techdocs-backend-module-local-mkdocs'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Notifications, operations, assistants
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-devtools-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

// Development, demos and tests: both do nothing unless configured
backend.add(import('@milepost/plugin-local-forge-backend'));
backend.add(import('@milepost/plugin-sample-org-backend'));

backend.start();
