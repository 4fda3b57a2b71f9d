/** How wide a letter of a drawing is, on the average. */
const letter = 6.9;

/** fitting cuts a text so that it fits into a width of a drawing, and says so by an ellipsis. */
export function fitting(text: string, width: number): string {
  const most = Math.max(1, Math.floor(width / letter));
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** widthOf gives about how wide a text is on a drawing. */
export function widthOf(text: string): number {
  return [...text].length * letter;
}

/** fits says whether a text, broken between its words, goes whole into a width and a height. */
export function fits(text: string, width: number, height: number, lineHeight: number): boolean {
  let lines = 0;
  for (const paragraph of text.split("\n")) {
    lines += 1;
    let filled = 0;
    for (const word of paragraph.split(" ").map(widthOf)) {
      if (word > width) return false;
      if (filled > 0 && filled + letter + word > width) {
        lines += 1;
        filled = word;
      } else {
        filled += (filled > 0 ? letter : 0) + word;
      }
    }
  }
  return lines * lineHeight <= height;
}
