import { SampleDomain } from '../types';

export const fulfilment: SampleDomain = {
  name: 'fulfilment',
  title: 'Fulfilment',
  description: 'Getting what was ordered into bags and to the door, cold.',
  owner: 'fulfilment',
  systems: [
    {
      name: 'warehouse',
      title: 'Warehouse',
      description: 'What is on the shelves, and who fetches it.',
      owner: 'warehouse',
      components: [
        {
          name: 'stock',
          type: 'service',
          description:
            'Counts every item in both warehouses and holds what open orders have reserved.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:stock-db'],
          provides: ['stock-api'],
          consumes: ['order-events'],
        },
        {
          name: 'picking',
          type: 'service',
          description:
            'Turns orders into walks through the aisles, frozen goods last.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:picking-db'],
          provides: ['picking-api'],
          consumes: ['order-events', 'stock-api'],
        },
        {
          name: 'picker-app',
          type: 'website',
          description:
            'The screen on the handhelds: next aisle, next item, scan, done. Works where the wireless does not.',
          tags: ['react', 'typescript'],
          dependsOn: ['component:shop-ui-kit'],
          consumes: ['picking-api'],
        },
        {
          name: 'cold-chain-monitor',
          type: 'service',
          description:
            'Watches the fridges and raises the alarm before anything has to be thrown away.',
          tags: ['go'],
          dependsOn: ['resource:sensor-readings'],
        },
      ],
      apis: [
        {
          name: 'stock-api',
          type: 'grpc',
          description: 'Ask for stock, reserve it and release it.',
        },
        {
          name: 'picking-api',
          type: 'openapi',
          description: 'Picking rounds and the progress of each.',
        },
      ],
      resources: [
        {
          name: 'stock-db',
          type: 'database',
          description: 'Postgres with counts and reservations.',
        },
        {
          name: 'picking-db',
          type: 'database',
          description: 'Postgres with rounds, aisles and scans.',
        },
        {
          name: 'sensor-readings',
          type: 'queue',
          description: 'Temperatures from 340 sensors, once a minute.',
        },
      ],
    },
    {
      name: 'last-mile',
      title: 'Last mile',
      description: 'Slots, routes, vans and the people who drive them.',
      owner: 'delivery',
      components: [
        {
          name: 'delivery-slots',
          type: 'service',
          folder: 'services/delivery-slots',
          description:
            'Offers the hours in which a van can really come, and keeps them for customers at the till.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:slots-db'],
          provides: ['slot-api'],
          consumes: ['route-api'],
        },
        {
          name: 'route-planner',
          type: 'service',
          folder: 'services/route-planner',
          description:
            'Plans tomorrow’s rounds in the evening and repairs them when a road is closed.',
          tags: ['python'],
          dependsOn: ['resource:road-maps'],
          provides: ['route-api'],
          consumes: ['order-events'],
        },
        {
          name: 'route-planner-classic',
          type: 'service',
          lifecycle: 'deprecated',
          description:
            'The planner before this one. Kept for the island depot until its ferry times are in the new one.',
          tags: ['java'],
          dependsOn: ['resource:road-maps'],
        },
        {
          name: 'driver-app',
          type: 'website',
          description:
            'Next stop, door code, signature: what drivers see on the phone in the van.',
          tags: ['react', 'typescript'],
          dependsOn: ['component:shop-ui-kit'],
          consumes: ['route-api', 'order-api'],
        },
        {
          name: 'van-tracker',
          type: 'service',
          lifecycle: 'experimental',
          description:
            'Knows where every van is, so that customers can watch theirs come. Twenty vans so far.',
          tags: ['go'],
          dependsOn: ['resource:van-positions-topic'],
          provides: ['van-positions'],
        },
      ],
      apis: [
        {
          name: 'slot-api',
          type: 'openapi',
          description: 'List free delivery slots and hold one.',
        },
        {
          name: 'route-api',
          type: 'grpc',
          description: 'Rounds, stops and expected times.',
        },
        {
          name: 'van-positions',
          type: 'asyncapi',
          description: 'Where each van is, every ten seconds.',
        },
      ],
      resources: [
        {
          name: 'slots-db',
          type: 'database',
          description: 'Postgres with slots and who holds them.',
        },
        {
          name: 'road-maps',
          type: 'bucket',
          description: 'Road network and height limits, renewed weekly.',
        },
        {
          name: 'van-positions-topic',
          type: 'queue',
          description: 'The topic that carries van positions, kept for a day.',
        },
      ],
    },
  ],
};
