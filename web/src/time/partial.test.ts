import { describe, expect, test } from "vitest";
import { barOf, dayNumber, spanOf, yearOf } from "./partial";

const day = (text: string) => {
  const [y, m, d] = text.split("-").map(Number) as [number, number, number];
  return dayNumber(y, m, d);
};

describe("the days that a date can mean", () => {
  test.each([
    ["2019", "2019-01-01", "2019-12-31"],
    ["2019-11", "2019-11-01", "2019-11-30"],
    ["2020-02", "2020-02-01", "2020-02-29"], // a leap year
    ["2019-11-29", "2019-11-29", "2019-11-29"],
  ])("%s is %s to %s", (date, first, last) => {
    expect(spanOf(date)).toEqual({ first: day(first), last: day(last) });
  });
  test.each(["", "19", "2019-13", "2019-00", "2019-02-30", "2019-11-00", "29/11/2019", "2019-1"])(
    "%j is no date",
    (date) => {
      expect(spanOf(date)).toBeNull();
    },
  );
});

test("a day stands at its part of the year", () => {
  expect(yearOf(day("2019-01-01"))).toBe(2019);
  expect(yearOf(day("2019-07-02"))).toBeCloseTo(2019 + 182 / 365, 10); // 182 days of 2019 lie before 2 July
  expect(yearOf(day("2020-12-31"))).toBeCloseTo(2020 + 365 / 366, 10);
});

describe("how a tenure is drawn", () => {
  const today = day("2023-11-06");
  test("dates known to the day are certain", () => {
    expect(barOf({ start: "2016-03-14", end: "2020-06-16", status: "ended" }, today)).toEqual({
      possibleFrom: day("2016-03-14"),
      certainFrom: day("2016-03-14"),
      certainTo: day("2020-06-16"),
      possibleTo: day("2020-06-16"),
      end: "known",
    });
  });
  test("a start of 2006 and an end of 2011 are certain from the end of the one to the start of the other", () => {
    expect(barOf({ start: "2006", end: "2011", status: "ended" }, today)).toEqual({
      possibleFrom: day("2006-01-01"),
      certainFrom: day("2006-12-31"),
      certainTo: day("2011-01-01"),
      possibleTo: day("2011-12-31"),
      end: "known",
    });
  });
  test("a start and an end in one year leave nothing certain", () => {
    const bar = barOf({ start: "2019", end: "2019", status: "ended" }, today);
    expect(bar && bar.certainFrom > bar.certainTo).toBe(true);
    expect(bar?.possibleTo).toBe(day("2019-12-31"));
  });
  test("an open end reaches to the day of the dataset", () => {
    const bar = barOf({ start: "2020-08-10", end: null, status: "open" }, today);
    expect([bar?.certainTo, bar?.possibleTo, bar?.end]).toEqual([today, today, "open"]);
  });
  test("after an unknown end nothing is certain", () => {
    const bar = barOf({ start: "2020-08-10", end: null, status: "unknown" }, today);
    expect([bar?.certainTo, bar?.possibleTo, bar?.end]).toEqual([day("2020-08-10"), today, "unknown"]);
  });
  test("a tenure without a start cannot be drawn", () => {
    expect(barOf({ start: null, end: "2020", status: "ended" }, today)).toBeNull();
  });
  test("a start after the day of the dataset does not run backwards", () => {
    const bar = barOf({ start: "2024", end: null, status: "open" }, today);
    expect(bar && bar.possibleFrom <= bar.possibleTo && bar.certainFrom <= bar.certainTo).toBe(true);
  });
});
