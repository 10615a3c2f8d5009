const KEY = 'milepost.delivery.frame';

/**
 * What was looked at last in this browser tab. The tabs of a page are links without a
 * query, so without this every turn from one to the other would forget the scope.
 */
export const lastFrame = {
  /** The query, or nothing if there is none. */
  read(): string {
    return window.sessionStorage.getItem(KEY) ?? '';
  },
  keep(query: string): void {
    window.sessionStorage.setItem(KEY, query);
  },
};
