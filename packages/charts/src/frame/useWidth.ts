import { RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Used where nothing can be measured, such as when a page is drawn without a window. */
const UNMEASURED_WIDTH = 640;

/** The width of an element in whole pixels, also after it has changed. */
export function useWidth<T extends HTMLElement>(): [RefObject<T>, number] {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(UNMEASURED_WIDTH);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const measure = () =>
      setWidth(Math.floor(element.clientWidth) || UNMEASURED_WIDTH);
    measure();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
