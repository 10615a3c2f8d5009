import { SampleDomain } from '../types';

export const foundations: SampleDomain = {
  name: 'foundations',
  title: 'Foundations',
  description: 'Data to decide by, and the ground the other teams build on.',
  owner: 'technology',
  systems: [
    {
      name: 'analytics',
      title: 'Analytics',
      description: 'Facts about orders, and forecasts made from them.',
      owner: 'data',
      components: [
        {
          name: 'order-facts',
          type: 'data-pipeline',
          description:
            'Writes every order event to the lake as rows that analysts can join, without names or addresses.',
          tags: ['python'],
          dependsOn: ['resource:order-lake'],
          consumes: ['order-events'],
        },
        {
          name: 'demand-forecast',
          type: 'data-pipeline',
          description:
            'Says how many lettuces Thursday needs, per warehouse, eight days ahead.',
          tags: ['python'],
          dependsOn: [
            'component:order-facts',
            'resource:order-lake',
            'resource:forecast-models',
          ],
          consumes: ['stock-api'],
        },
      ],
      resources: [
        {
          name: 'order-lake',
          type: 'bucket',
          description: 'Order facts as Parquet, one folder a day.',
        },
        {
          name: 'forecast-models',
          type: 'bucket',
          description: 'Trained models with the data version they came from.',
        },
      ],
    },
    {
      name: 'developer-platform',
      title: 'Developer platform',
      description: 'What a new service gets for nothing.',
      owner: 'platform',
      components: [
        {
          name: 'go-service-kit',
          type: 'library',
          description:
            'Logging, metrics, health checks and graceful shutdown for Go services, in one import.',
          tags: ['go'],
        },
      ],
    },
  ],
};
