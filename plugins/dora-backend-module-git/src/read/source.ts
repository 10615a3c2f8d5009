/** `source` of all signals from git, and the id of the source itself. */
export const SOURCE = 'git';
