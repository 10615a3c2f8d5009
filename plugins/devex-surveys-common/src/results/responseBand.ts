import { ResponseBand } from './types';

/**
 * The band of a response rate. The rate itself could say that everybody but one answered.
 */
export function responseBand(responses: number, invited: number): ResponseBand {
  const percent = invited === 0 ? 0 : (100 * responses) / invited;
  if (percent < 50) {
    return 'below-50';
  }
  if (percent < 70) {
    return '50-69';
  }
  return percent < 85 ? '70-84' : '85-or-more';
}
