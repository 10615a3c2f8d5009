/** The defences that are taken away one at a time, and the attack that must notice. */
export const WEAKNESSES = {
  'five answers to each item': 1,
  'complementary suppression': 1,
  'protection from round to round': 2,
  'protection from unanimity': 4,
  'tables free of time': 5,
  'rewriting of the used tokens in another order': 6,
  'tables free of pseudonyms': 7,
  blinding: 8,
  'eight people in each group': 9,
  'a silent access log': 10,
  'the hook that keeps submissions out of traces': 12,
  'tokens for everybody at any visit (seen by the time)': 13,
  'tokens for everybody at any visit (seen by who has one)': 14,
  'counting several at a time': 15,
  'a check of comments before they are sent': 16,
  'encryption that hides who answered what together': 17,
  'one source for all surfaces': 19,
  'encryption of spool and tally': 20,
  'destruction of spool and key at the close': 20,
  'the floor of the threshold': 21,
  'settings that only become stricter': 21,
  'thirty days between rounds': 21,
  'counting only people who were seen': 22,
  'one signature for each person': 23,
  'a check of the manifest': 24,
  'tables free of anything else': 25,
} as const;

/** The name of a defence that can be taken away. */
export type WeaknessName = keyof typeof WEAKNESSES;
