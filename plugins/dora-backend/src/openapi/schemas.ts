import { decisionSchemas } from './decisionSchemas';
import { ingestionSchemas } from './ingestionSchemas';
import { qualitySchemas } from './qualitySchemas';
import { reportSchemas } from './reportSchemas';
import { rowSchemas } from './rowSchemas';

/** All schemas by name. */
export const schemas = {
  ...reportSchemas,
  ...rowSchemas,
  ...qualitySchemas,
  ...decisionSchemas,
  ...ingestionSchemas,
};
