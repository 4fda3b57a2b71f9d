import { useSyncExternalStore } from "react";

/** The width, in pixels, of a card on a sheet of A4, with the margins and padding that style.css gives them. */
const sheet = 660;

let printing = false;

function subscribe(listener: () => void): () => void {
  const begin = () => {
    printing = true;
    listener();
  };
  const end = () => {
    printing = false;
    listener();
  };
  addEventListener("beforeprint", begin);
  addEventListener("afterprint", end);
  return () => {
    removeEventListener("beforeprint", begin);
    removeEventListener("afterprint", end);
  };
}

/** useSheet gives the most that a drawing may be wide while the page is printed, when no size is told to anybody. */
export function useSheet(): number {
  return useSyncExternalStore(subscribe, () => (printing ? sheet : Number.POSITIVE_INFINITY));
}
