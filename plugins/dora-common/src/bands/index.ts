export * from './bandOf';
export * from './cutPoints';
export * from './editions';
export * from './quickCheck';
