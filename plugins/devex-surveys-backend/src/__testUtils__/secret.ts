/** Encrypts what the tests store. */
export const TEST_SECRET = 'a secret that is only used in these tests';
