import { expect, test } from "vitest";
import { gainColour, inkOn } from "./palette";

test.each([
  [0, "#dde1e7"],
  [1, "#0072b2"],
  [-1, "#d55e00"],
  [5, "#0072b2"], // beyond the scale
  [0.5, "#6faacd"], // 0xdd and 0x00, 0xe1 and 0x72, 0xe7 and 0xb2: half the way
])("a gain of %d is %s", (part, colour) => {
  expect(gainColour(part, "#dde1e7")).toBe(colour);
});

test("letters are dark on light tiles and white on dark ones", () => {
  expect(["#dde1e7", "#d55e00", "#0072b2", "#303947"].map(inkOn)).toEqual(["#000000", "#000000", "#ffffff", "#ffffff"]);
});
