import { useLayoutEffect, useRef, useState } from "react";

/** useWidth gives the width that an element has on the page, and follows it. */
export function useWidth<E extends HTMLElement>(standard = 800) {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(standard);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(240, Math.floor(element.getBoundingClientRect().width)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, width] as const;
}
