import { Size } from './generate';
import { Measurement } from './http/Measurement';
import { Portal } from './http/Portal';
import { catalogOf } from './http/traffic';
import { Figures } from './measureRead';

/**
 * Measures the way in of a whole portal, over HTTP, with the engine behind it: many
 * events in a request as pipelines send them, and single signed webhooks, with Backstage's
 * event bus and without.
 */
export async function measureHttp(
  postgresUrl: string,
  size: Size,
): Promise<Figures> {
  const figures: Figures = {};
  for (const useEventBus of ['never', 'auto'] as const) {
    const portal = await Portal.start({
      postgresUrl,
      databasePrefix: `bench_${Date.now()}_`,
      catalog: catalogOf(size),
      useEventBus,
    });
    const bus = useEventBus === 'never' ? 'without' : 'with';
    try {
      const measured = new Measurement(portal, size, await portal.signIn());
      await measured.untilMapped();
      Object.assign(
        figures,
        prefixed(`${bus} the event bus`, {
          'in batches': await measured.inBatches(),
          'signed webhooks': await measured.byWebhooks(),
          "the portal's memory at most": `${Math.round(
            portal.memory / 2 ** 20,
          )} MB`,
        }),
      );
    } finally {
      await portal.stop();
    }
  }
  return figures;
}

function prefixed(prefix: string, figures: Figures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, one]) => [`${prefix}: ${name}`, one]),
  );
}
