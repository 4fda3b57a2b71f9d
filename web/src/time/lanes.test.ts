import { expect, test } from "vitest";
import { lanesOf } from "./lanes";
import { yearTicks } from "./ticks";

test("spans one after another lie in one lane, touching ones too", () => {
  expect(
    lanesOf([
      { from: 2010, to: 2015 },
      { from: 2015, to: 2020 },
      { from: 2021, to: 2022 },
    ]),
  ).toEqual([0, 0, 0]);
});

test("spans at the same time lie in lanes of their own, the earlier above", () => {
  // The second runs beside the first; the third begins when the first has ended and takes its lane.
  expect(
    lanesOf([
      { from: 2010, to: 2015 },
      { from: 2012, to: 2018 },
      { from: 2016, to: 2020 },
    ]),
  ).toEqual([0, 1, 0]);
});

test("the order of the list does not matter", () => {
  expect(
    lanesOf([
      { from: 2016, to: 2020 },
      { from: 2012, to: 2018 },
      { from: 2010, to: 2015 },
    ]),
  ).toEqual([0, 1, 0]);
});

test("of spans that begin together the longest is above", () => {
  expect(
    lanesOf([
      { from: 2010, to: 2012 },
      { from: 2010, to: 2020 },
    ]),
  ).toEqual([1, 0]);
});

test("nothing needs no lane", () => expect(lanesOf([])).toEqual([]));

test("no two spans of a lane overlap", () => {
  // A fixed sequence of numbers that look drawn at random.
  let seed = 7;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed % 40;
  };
  const spans = Array.from({ length: 200 }, () => {
    const from = next();
    return { from, to: from + (next() % 7) + 1 };
  });
  const lanes = lanesOf(spans);
  for (const [i, a] of spans.entries()) {
    for (const [j, b] of spans.entries()) {
      if (i < j && lanes[i] === lanes[j]) expect(a.to <= b.from || b.to <= a.from).toBe(true);
    }
  }
});

test("years are named as many as fit", () => {
  expect(yearTicks(2006, 2012, 10)).toEqual([2006, 2007, 2008, 2009, 2010, 2011, 2012]);
  expect(yearTicks(2006, 2024, 10)).toEqual([2006, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]);
  expect(yearTicks(2006, 2024, 4)).toEqual([2010, 2015, 2020]);
  expect(yearTicks(2019.2, 2019.8, 4)).toEqual([]);
});
