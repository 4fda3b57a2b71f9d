import { expect, test } from "vitest";
import { isolated } from "./isolated";

test.each([
  ["Nguyễn Thị Ánh", "Nguyễn Thị Ánh"],
  ["<b>2 & 3</b>", "<b>2 & 3</b>"],
  ["משה כהן", "\u2068משה כהן\u2069"],
  ["محمد", "\u2068محمد\u2069"],
  ["\u202Etxt.exe", "\u2068\u202Etxt.exe\u2069"],
])("%j stands in a sentence as %j", (text, shown) => {
  expect(isolated(text)).toBe(shown);
});
