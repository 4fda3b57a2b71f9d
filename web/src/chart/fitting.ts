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
