import { expect, test } from "vitest";
import { counted, placeOf } from "./problems";

test("errors are counted among all problems", () => {
  const codes = [
    { severity: "error", code: "unknown_ref", problems: 2 },
    { severity: "warning", code: "unknown_ref", problems: 5 },
    { severity: "warning", code: "no_start", problems: 30 },
  ];
  expect(counted(codes)).toEqual({ all: 37, errors: 2 });
  expect(counted([])).toEqual({ all: 0, errors: 0 });
});

test("a row is found by its line, or by its place where lines say little", () => {
  expect(placeOf({ file: "tenures.csv", line: 4, where: null })).toBe("tenures.csv:4");
  expect(placeOf({ file: "staff.xlsx", line: 4, where: "Tenures!C5" })).toBe("staff.xlsx: Tenures!C5");
});
