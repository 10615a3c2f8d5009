import { SampleDomain } from '../types';

export const shopping: SampleDomain = {
  name: 'shopping',
  title: 'Shopping',
  description: 'Finding groceries, filling a basket and placing an order.',
  owner: 'shopping',
  systems: [
    {
      name: 'storefront',
      title: 'Storefront',
      description: 'The shop as customers meet it, on the web and on phones.',
      owner: 'storefront',
      components: [
        {
          name: 'shop-web',
          type: 'website',
          description:
            'The web shop: shelves, product pages, basket and account.',
          tags: ['nextjs', 'typescript'],
          dependsOn: ['component:shop-ui-kit'],
          consumes: [
            'catalogue-api',
            'search-api',
            'basket-api',
            'order-api',
            'slot-api',
            'customer-api',
          ],
        },
        {
          name: 'mobile-gateway',
          type: 'service',
          description:
            'What the phone apps talk to: one call per screen, gathered from the services behind it.',
          tags: ['go'],
          consumes: [
            'catalogue-api',
            'search-api',
            'basket-api',
            'order-api',
            'slot-api',
            'customer-api',
          ],
        },
        {
          name: 'shop-ui-kit',
          type: 'library',
          description:
            'Buttons, price labels and product cards shared by every Acme website.',
          tags: ['react', 'typescript'],
        },
        {
          name: 'recipe-pages',
          type: 'website',
          lifecycle: 'experimental',
          owner: 'discovery',
          description:
            'Recipes whose ingredients go into the basket in one tap. On trial with a tenth of the visitors.',
          tags: ['nextjs', 'typescript'],
          dependsOn: ['component:shop-ui-kit'],
          consumes: ['catalogue-api', 'basket-api'],
        },
      ],
    },
    {
      name: 'product-catalogue',
      title: 'Product catalogue',
      description: 'What we sell, what is in it, and how to find it.',
      owner: 'discovery',
      components: [
        {
          name: 'product-catalogue',
          type: 'service',
          description:
            'The one place that knows every product: name, weight, allergens, pictures.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:product-db', 'resource:product-images'],
          provides: ['catalogue-api'],
        },
        {
          name: 'product-search',
          type: 'service',
          description:
            'Full-text search over the catalogue that forgives spelling and puts what is in stock first.',
          tags: ['go'],
          dependsOn: ['resource:product-search-index'],
          provides: ['search-api'],
          consumes: ['catalogue-api', 'stock-api'],
        },
        {
          name: 'supplier-import',
          type: 'data-pipeline',
          description:
            'Reads the price and allergen files that suppliers drop overnight and offers the changes for review.',
          tags: ['python'],
          dependsOn: ['resource:supplier-files'],
          consumes: ['catalogue-api'],
        },
        {
          name: 'product-feed-xml',
          type: 'service',
          lifecycle: 'deprecated',
          description:
            'The nightly XML feed of all products. One price comparison site still reads it; it goes when they have moved.',
          tags: ['java'],
          consumes: ['catalogue-api'],
        },
      ],
      apis: [
        {
          name: 'catalogue-api',
          type: 'openapi',
          description: 'Read products and propose changes to them.',
        },
        {
          name: 'search-api',
          type: 'grpc',
          description: 'Search products and complete what is being typed.',
        },
      ],
      resources: [
        {
          name: 'product-db',
          type: 'database',
          description: 'Postgres with products, allergens and their history.',
        },
        {
          name: 'product-images',
          type: 'bucket',
          description: 'Product pictures in the four sizes the shop shows.',
        },
        {
          name: 'product-search-index',
          type: 'search-index',
          description: 'Rebuilt from the catalogue every hour.',
        },
        {
          name: 'supplier-files',
          type: 'bucket',
          description: 'Where suppliers drop their files; kept for 90 days.',
        },
      ],
    },
    {
      name: 'ordering',
      title: 'Ordering',
      description: 'From the first thing in the basket to a confirmed order.',
      owner: 'checkout',
      components: [
        {
          name: 'basket',
          type: 'service',
          description:
            'Keeps what a visitor has put aside, on every device, and says at once when something runs out.',
          tags: ['go'],
          dependsOn: ['resource:basket-cache'],
          provides: ['basket-api'],
          consumes: ['pricing-api', 'stock-api'],
        },
        {
          name: 'price-rules',
          type: 'service',
          description:
            'Works out what a customer pays: offers, multi-buys, deposits and loyalty discounts.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:price-db'],
          provides: ['pricing-api'],
        },
        {
          name: 'orders',
          type: 'service',
          description:
            'Takes an order, reserves slot and stock, and tells everyone else about it.',
          tags: ['go', 'postgres'],
          dependsOn: ['resource:orders-db', 'resource:order-events-topic'],
          provides: ['order-api', 'order-events'],
          consumes: ['basket-api', 'slot-api', 'stock-api', 'payment-api'],
        },
        {
          name: 'substitutions',
          type: 'service',
          lifecycle: 'experimental',
          description:
            'Suggests what to pack instead when something is sold out. Learns from what customers send back.',
          tags: ['python'],
          dependsOn: ['resource:forecast-models'],
          consumes: ['catalogue-api', 'stock-api'],
        },
      ],
      apis: [
        {
          name: 'basket-api',
          type: 'openapi',
          description: 'Put things into a basket and take them out again.',
        },
        {
          name: 'pricing-api',
          type: 'grpc',
          description: 'Price a list of products for one customer.',
        },
        {
          name: 'order-api',
          type: 'openapi',
          description: 'Place, look up and cancel orders.',
        },
        {
          name: 'order-events',
          type: 'asyncapi',
          description:
            'What happens to an order, in the order in which it happens.',
        },
      ],
      resources: [
        {
          name: 'basket-cache',
          type: 'cache',
          description: 'Open baskets; forgotten after 30 days.',
        },
        {
          name: 'price-db',
          type: 'database',
          description: 'Postgres with prices, offers and when they apply.',
        },
        {
          name: 'orders-db',
          type: 'database',
          description: 'Postgres with every order since the first.',
        },
        {
          name: 'order-events-topic',
          type: 'queue',
          description: 'The topic that carries order events, kept for a week.',
        },
      ],
    },
  ],
};
