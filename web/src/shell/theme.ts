import { useSyncExternalStore } from "react";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const kept = "careergraph.theme";
const listeners = new Set<() => void>();
const systemDark = () => (typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null);

let theme: Theme = read();

function read(): Theme {
  try {
    return themes.find((t) => t === localStorage.getItem(kept)) ?? "system";
  } catch {
    return "system";
  }
}

function show(): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

export function chooseTheme(next: Theme): void {
  theme = next;
  try {
    localStorage.setItem(kept, next);
  } catch {
    // Not kept, but shown until the page is closed.
  }
  show();
}

show();
systemDark()?.addEventListener("change", show);
if (typeof addEventListener === "function") {
  addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    for (const listener of listeners) listener();
  });
  addEventListener("afterprint", show);
}

function shown(): string {
  return document.documentElement.dataset.theme ?? (systemDark()?.matches ? "dark" : "light");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): { theme: Theme; dark: boolean } {
  const chosen = useSyncExternalStore(subscribe, () => theme);
  const dark = useSyncExternalStore(subscribe, () => shown() === "dark");
  return { theme: chosen, dark };
}
