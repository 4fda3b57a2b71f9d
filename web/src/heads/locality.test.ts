import { expect, test } from "vitest";
import { fromElsewhere, known, total } from "./locality";

const count = (office: string, local: number, not_local: number, unknown: number) => ({
  level: "district",
  office,
  title: office,
  heads: local + not_local + unknown,
  local,
  not_local,
  unknown,
});

test("heads of whom nothing is known are counted as heads alone", () => {
  expect(total([count("chair", 1, 2, 9), count("secretary", 3, 4, 9)])).toEqual({ heads: 28, local: 4, not_local: 6 });
  expect(known(count("chair", 1, 2, 9))).toBe(3);
});

test("posts with most heads from elsewhere come first, those of which nothing can be told not at all", () => {
  const counts = [
    count("few", 3, 2, 9),
    count("none from elsewhere", 9, 0, 0),
    count("all from elsewhere", 0, 9, 0),
    count("chair", 3, 3, 0),
    count("secretary", 4, 3, 0),
    count("head", 2, 4, 1),
  ];
  expect(fromElsewhere(counts).map((each) => each.office)).toEqual(["head", "secretary", "chair"]);
});
