import type { Look } from "./EChart";

/** tooltip gives the settings of a tooltip whose text is shown as text: names may have markup in them. */
export function tooltip(look: Look, lines: (params: never) => string[]): object {
  return {
    trigger: "item",
    confine: true,
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.ink, fontFamily: look.font, fontSize: 13 },
    formatter: (params: unknown) => {
      const box = document.createElement("div");
      for (const line of lines(params as never)) {
        const row = document.createElement("div");
        row.textContent = line;
        box.append(row);
      }
      return box;
    },
  };
}
