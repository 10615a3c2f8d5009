/** An opaque id that is unique among all kinds of things, as GraphQL wants it. */
export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}
