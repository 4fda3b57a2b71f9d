/** Letters that run from right to left, and the controls that turn text around. */
const turning = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** isolated keeps a text that may run from right to left from turning around the sentence that it is put into. */
export function isolated(text: string): string {
  return turning.test(text) ? `\u2068${text}\u2069` : text;
}
