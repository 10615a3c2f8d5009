import { DoraSource } from '@milepost/plugin-dora-node';
import { ingestionPaths, ingestPaths } from './ingestionPaths';
import { parameters } from './parameters';
import { readPaths } from './readPaths';
import { schemas } from './schemas';

/**
 * Describes everything that `/api/dora` answers. Requests are validated against it, and it
 * is served as `/api/dora/openapi.json`; the tests validate the answers.
 *
 * @param sources - Those that are installed, which says where can be sent to.
 */
export function createOpenApiDocument(sources: readonly DoraSource[]) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Delivery metrics',
      version: '1',
      description:
        'The five metrics of DORA of any scope in any window, the rows behind every number, and the way in for what they are made from.',
    },
    paths: { ...readPaths, ...ingestionPaths, ...ingestPaths(sources) },
    components: {
      parameters,
      schemas,
      securitySchemes: {
        ingestionToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made by `POST /tokens`.',
        },
      },
      responses: {
        Error: {
          description: 'What is wrong, and what to do about it.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      },
    },
  };
}
