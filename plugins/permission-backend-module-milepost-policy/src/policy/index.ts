export { MilepostPermissionPolicy } from './MilepostPermissionPolicy';
export { readOperators } from './readOperators';
