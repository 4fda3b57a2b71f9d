import type { Meta } from "../api/client";

/** warningsOf gives what an answer warns of in a language, or in English where it has no other. */
export function warningsOf(meta: Meta | undefined, language: string): string[] {
  return (meta?.warning_labels ?? []).map((warning) => warning[language] ?? warning.en ?? "");
}
