// @vitest-environment jsdom
import { expect, test } from "vitest";
import { duration, sortCareers } from "./Strips";

const step = (level: string, start: string) => ({ tenure_id: level + start, level, post_id: "p", unit_id: "u", start });
const career = (official_id: string, ...steps: ReturnType<typeof step>[]) => ({ official_id, name: null, steps });

// b begins later and is at the province sooner: 366 + 365 days against 5 years.
const slow = career("a", step("commune", "2010-01-01"), step("district", "2012"), step("province", "2015-01-01"));
const fast = career(
  "b",
  step("commune", "2012-01-01"),
  step("commune", "2012-06"),
  step("district", "2013"),
  step("province", "2014-01-01"),
);

test("the time of a path runs from its first level to its last", () => {
  const path = ["commune", "district", "province"];
  expect(duration(fast, path)).toBe(366 + 365);
  expect(duration(slow, path)).toBe(5 * 365 + 1);
  expect(duration(slow, ["district", "province"])).toBe(3 * 365 + 1);
});

test("careers are sorted by what is asked", () => {
  const ids = (order: "start" | "duration" | "name") =>
    sortCareers([fast, slow], order, ["commune", "province"]).map((c) => c.official_id);
  expect(ids("start")).toEqual(["a", "b"]);
  expect(ids("duration")).toEqual(["b", "a"]);
  expect(ids("name")).toEqual(["a", "b"]);
});
