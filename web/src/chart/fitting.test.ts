import { expect, test } from "vitest";
import { fits, fitting } from "./fitting";

// A letter is 6.9 wide.

test("a text that is too long for a width is cut after a word, and says so", () => {
  expect(fitting("Tam Kỳ", 42)).toBe("Tam Kỳ");
  expect(fitting("Tam Kỳ", 35)).toBe("Tam…");
});

test("a text fits where its words find room line by line", () => {
  expect(fits("Huyện Núi Thành\n+1", 104, 34, 17)).toBe(true); // 15 letters and the gain, a line each
  expect(fits("Huyện Núi Thành\n+1", 103, 34, 17)).toBe(false); // a third line, for which there is no height
  expect(fits("Huyện Núi Thành\n+1", 103, 51, 17)).toBe(true);
});

test("a word is never broken", () => {
  expect(fits("Thành", 35, 100, 17)).toBe(true);
  expect(fits("Thành", 34, 100, 17)).toBe(false);
});
