import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  createOrganisation,
  readDefinitions,
  SAMPLE_LOCATION,
  sampleApis,
} from '../organisation';
import { SampleOrgConfig } from './readSampleOrgConfig';

/**
 * Delivers the sample organisation to the catalog once, when it connects.
 *
 * @remarks
 *
 * A disabled provider delivers nothing instead of not being there: the catalog
 * removes what a provider no longer delivers, but keeps what a missing one
 * once did. Where there never was anything, that is one look-up at start.
 */
export class SampleOrgEntityProvider implements EntityProvider {
  readonly #config: SampleOrgConfig;
  readonly #logger: LoggerService;

  constructor(options: { config: SampleOrgConfig; logger: LoggerService }) {
    this.#config = options.config;
    this.#logger = options.logger;
  }

  getProviderName(): string {
    return 'sample-org';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const entities = await this.#entities();
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: SAMPLE_LOCATION,
      })),
    });
    if (this.#config.enabled) {
      this.#logger.info('Delivered the sample organisation to the catalog', {
        entities: entities.length,
        seed: this.#config.seed,
      });
    }
  }

  async #entities(): Promise<Entity[]> {
    const { enabled, seed } = this.#config;
    if (!enabled) {
      return [];
    }
    return createOrganisation({
      seed,
      definitions: await readDefinitions(sampleApis),
    });
  }
}
