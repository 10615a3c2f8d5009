/** `source` of all signals from GitHub, and the id of the source itself. */
export const SOURCE = 'github';
