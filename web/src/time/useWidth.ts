import { useLayoutEffect, useRef, useState } from "react";
import { useSheet } from "../shell/printing";

/** useWidth gives the width that an element has on the page, or on paper, and follows it. */
export function useWidth<E extends HTMLElement>(standard = 800) {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(standard);
  const sheet = useSheet();
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(240, Math.floor(element.getBoundingClientRect().width)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [ref, Math.min(width, sheet)] as const;
}
