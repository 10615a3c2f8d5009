import type { Signal } from '@milepost/plugin-dora-node';
import { deployment, hours, line, REPOSITORY, SOURCE } from './scenario';

/** Deployments of one history to many streams, each of its own commits. */
export function manyStreams(count: number): Signal[] {
  const names = Array.from({ length: 30 }, (_, i) => `c${i}`);
  return [
    ...line(names),
    ...Array.from({ length: count }, (_, stream): Signal[] => [
      {
        kind: 'mapping',
        source: SOURCE,
        target: { service: `s${stream}`, repository: REPOSITORY },
        at: hours(0),
        streams: [
          {
            componentRef: `component:default/s${stream}`,
            environment: 'production',
            production: true,
          },
        ],
      },
      ...[0, 1, 2].map(n =>
        deployment(
          `s${stream}-${n}`,
          names[(stream + n * 7) % names.length],
          40 + n * 10 + stream,
          { target: { service: `s${stream}`, repository: REPOSITORY } },
        ),
      ),
    ]).flat(),
  ];
}
