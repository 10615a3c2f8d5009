import { ServiceUnavailableError } from '@backstage/errors';
import { TechdocsGenerator } from '@backstage/plugin-techdocs-node';

/** Stands in while mkdocs is missing: its error is what the documentation page shows. */
export class MissingMkdocsGenerator extends TechdocsGenerator {
  async run(): Promise<void> {
    throw new ServiceUnavailableError(
      'This page cannot be rendered because mkdocs is not installed. Install Python 3 with its venv module, then start the portal with "make dev", which installs mkdocs into the project; or run "pip install mkdocs-techdocs-core" and restart.',
    );
  }
}
