/** A page of a list, or that it is as it was. */
export type PageAnswer<T> =
  | { changed: false }
  | { changed: true; items: T[]; etag?: string; hasMore: boolean };

/**
 * Asks for a page of a list, and lets GitHub answer with nothing if it is still what the
 * validator stands for; such an answer costs nothing of the hour's budget.
 */
export async function fetchPage<T>(
  request: (headers: Record<string, string>) => Promise<{
    data: T[];
    headers: { etag?: string; link?: string };
  }>,
  etag?: string,
): Promise<PageAnswer<T>> {
  try {
    const { data, headers } = await request(
      etag ? { 'if-none-match': etag } : {},
    );
    return {
      changed: true,
      items: data,
      etag: headers.etag,
      hasMore: headers.link?.includes('rel="next"') ?? false,
    };
  } catch (error) {
    if ((error as { status?: number }).status === 304) {
      return { changed: false };
    }
    throw error;
  }
}
