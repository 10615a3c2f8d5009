const id = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', minLength: 1, maxLength: 300 },
});

/** Parameters that several operations have. */
export const parameters = {
  roundId: id('id', 'The id of a round.'),
  actionId: id('id', 'The id of an action.'),
  commentId: id('commentId', 'The id of a comment in the results.'),
};
