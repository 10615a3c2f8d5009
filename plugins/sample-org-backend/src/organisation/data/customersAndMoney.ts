import { SampleDomain } from '../types';

export const customersAndMoney: SampleDomain = {
  name: 'customers-and-money',
  title: 'Customers and money',
  description: 'Who our customers are, what they pay, and how we help them.',
  owner: 'customers-and-money',
  systems: [
    {
      name: 'payments',
      title: 'Payments',
      description: 'Money in, money back, and books that balance.',
      owner: 'payments',
      components: [
        {
          name: 'payments',
          type: 'service',
          description:
            'Authorises a card at the till, captures when the van leaves, and refunds what was missing.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:payments-db'],
          provides: ['payment-api'],
          consumes: ['fraud-api'],
        },
        {
          name: 'ledger',
          type: 'service',
          description:
            'Double-entry bookkeeping of every order. Append-only: a mistake is corrected by another entry.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:ledger-db'],
          consumes: ['order-events', 'payment-api'],
        },
        {
          name: 'fraud-scoring',
          type: 'service',
          description:
            'Says how much an order looks like a stolen card, in under 80 ms.',
          tags: ['python'],
          provides: ['fraud-api'],
          consumes: ['customer-api'],
        },
      ],
      apis: [
        {
          name: 'payment-api',
          type: 'openapi',
          description: 'Authorise, capture and refund.',
        },
        {
          name: 'fraud-api',
          type: 'grpc',
          description: 'The risk of one payment, with the reasons.',
        },
      ],
      resources: [
        {
          name: 'payments-db',
          type: 'database',
          description: 'Postgres with payments; no card numbers, only tokens.',
        },
        {
          name: 'ledger-db',
          type: 'database',
          description: 'Postgres with journal entries, kept for ten years.',
        },
      ],
    },
    {
      name: 'customer-accounts',
      title: 'Customer accounts',
      description: 'Who a customer is, and the desk that helps them.',
      owner: 'customer-care',
      components: [
        {
          name: 'customer-accounts',
          type: 'service',
          description:
            'Names, addresses, door codes and consent. Everything about a person is deleted from here.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:customers-db'],
          provides: ['customer-api'],
        },
        {
          name: 'care-desk',
          type: 'website',
          description:
            'The screen customer care works in: the order, the van, and a button to make it right.',
          tags: ['react', 'typescript'],
          dependsOn: ['component:shop-ui-kit'],
          consumes: ['customer-api', 'order-api', 'payment-api', 'route-api'],
        },
      ],
      apis: [
        {
          name: 'customer-api',
          type: 'openapi',
          description: 'Customers, addresses and consent.',
        },
      ],
      resources: [
        {
          name: 'customers-db',
          type: 'database',
          description: 'Postgres with personal data, encrypted by column.',
        },
      ],
    },
    {
      name: 'customer-messaging',
      title: 'Customer messaging',
      description: 'What we tell customers, and when we had better not.',
      owner: 'customer-care',
      components: [
        {
          name: 'messages',
          type: 'service',
          description:
            'Sends e-mail, text and push: order confirmed, van near, sorry about the eggs. Never at night.',
          tags: ['go'],
          dependsOn: ['resource:message-outbox'],
          consumes: ['order-events', 'customer-api'],
        },
      ],
      resources: [
        {
          name: 'message-outbox',
          type: 'queue',
          description: 'Messages waiting for a provider that is up.',
        },
      ],
    },
  ],
};
