export { customersAndMoney } from './customersAndMoney';
export { foundations } from './foundations';
export { fulfilment } from './fulfilment';
export { COMPANY, groups } from './groups';
export { people } from './people';
export { shopping } from './shopping';
