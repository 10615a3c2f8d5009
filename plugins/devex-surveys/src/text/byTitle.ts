/** Groups in an order in which people find them, and which says nothing about them. */
export function byTitle<T extends { title: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.title.localeCompare(b.title));
}
