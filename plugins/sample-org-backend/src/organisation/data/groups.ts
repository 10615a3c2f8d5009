import { SampleGroup } from '../types';

/** The company, at the root of all groups. */
export const COMPANY = 'acme';

/**
 * The company, its departments and its teams; `size` is how many people a team
 * has, and the sizes add up to the number of people in the roster.
 */
export const groups: SampleGroup[] = [
  {
    name: COMPANY,
    type: 'company',
    title: 'Acme',
    description: 'Groceries ordered online and delivered in our own vans.',
  },
  {
    name: 'shopping',
    type: 'department',
    parent: COMPANY,
    title: 'Shopping',
    description: 'Everything a customer sees until an order is placed.',
  },
  {
    name: 'fulfilment',
    type: 'department',
    parent: COMPANY,
    title: 'Fulfilment',
    description: 'From a placed order to bags at the door.',
  },
  {
    name: 'customers-and-money',
    type: 'department',
    parent: COMPANY,
    title: 'Customers and money',
    description: 'Accounts, payments, bookkeeping and customer care.',
  },
  {
    name: 'technology',
    type: 'department',
    parent: COMPANY,
    title: 'Technology',
    description: 'What the other departments build on.',
  },
  {
    name: 'storefront',
    type: 'team',
    parent: 'shopping',
    size: 5,
    title: 'Storefront',
    description: 'The shop on the web and what the phone apps talk to.',
  },
  {
    name: 'discovery',
    type: 'team',
    parent: 'shopping',
    size: 5,
    title: 'Discovery',
    description: 'Products, search and recipes: helping people find dinner.',
  },
  {
    name: 'checkout',
    type: 'team',
    parent: 'shopping',
    size: 5,
    title: 'Checkout',
    description: 'Basket, prices and orders.',
  },
  {
    name: 'warehouse',
    type: 'team',
    parent: 'fulfilment',
    size: 5,
    title: 'Warehouse',
    description: 'Stock, picking and the cold chain in both warehouses.',
  },
  {
    name: 'delivery',
    type: 'team',
    parent: 'fulfilment',
    size: 5,
    title: 'Delivery',
    description: 'Slots, routes and vans.',
  },
  {
    name: 'payments',
    type: 'team',
    parent: 'customers-and-money',
    size: 4,
    title: 'Payments',
    description: 'Takes the money, gives it back, and keeps the books right.',
  },
  {
    name: 'customer-care',
    type: 'team',
    parent: 'customers-and-money',
    size: 4,
    title: 'Customer care',
    description: 'Accounts, messages, and the desk that answers customers.',
  },
  {
    name: 'data',
    type: 'team',
    parent: 'technology',
    size: 3,
    title: 'Data',
    description: 'Facts to decide by, and how much of everything to order.',
  },
  {
    name: 'platform',
    type: 'team',
    parent: 'technology',
    size: 4,
    title: 'Platform',
    description: 'Golden paths, pipelines and clusters for every team.',
  },
];
