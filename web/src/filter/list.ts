/** joinList writes a list as the API reads it: separated by commas, a comma within an item as \, */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll("\\", "\\\\").replaceAll(",", "\\,")).join(",");
}

/** splitList reads what joinList wrote. Empty items are left out. */
export function splitList(text: string): string[] {
  const items: string[] = [];
  let item = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "\\" && (text[i + 1] === "," || text[i + 1] === "\\")) {
      item += text[++i];
    } else if (c === ",") {
      items.push(item);
      item = "";
    } else {
      item += c;
    }
  }
  items.push(item);
  return items.filter((text) => text !== "");
}
