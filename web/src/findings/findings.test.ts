import { expect, test } from "vitest";
import type { Schemas } from "../api/client";
import { formatFor } from "../words/format";
import { evidenceAsk } from "./evidenceAsk";
import { markOf, type Ranged, scaleOf, writeFigure, writeRange } from "./figures";
import { arrange } from "./order";

type Finding = Schemas["Finding"];

function finding(id: string, verdict: string, q: number | undefined, total: number | null): Finding {
  return {
    id,
    topic: "pairs",
    what: {},
    where: "",
    since: "",
    until: "",
    verdict: verdict as Finding["verdict"],
    reason: {},
    sentence: {},
    weight: 0,
    figures: [],
    tests: q === undefined ? [] : [{ name: "binomial", null: {}, p: q, q, family: "" }],
    evidence: { of: "moves", question: "moves", args: [], total, ids: ["m1", "m2"], more: total === null },
  };
}

// As the API has them: out of balance first, then what was counted, then the rest.
const found = [
  finding("a", "imbalanced", 0.01, 20),
  finding("b", "imbalanced", 0.001, 7),
  finding("c", "described", undefined, 90),
  finding("d", "balanced", 0.6, null),
];
const ids = (findings: Finding[]) => findings.map((one) => one.id).join("");

test("findings stand in the order of the API, by q or by what stands behind them", () => {
  expect(ids(arrange(found, "importance", "all"))).toBe("abcd");
  expect(ids(arrange(found, "q", "all"))).toBe("badc"); // what was not tested comes last
  expect(ids(arrange(found, "size", "all"))).toBe("cabd"); // of d only two are known
});

test("a finding is as large as its figure says where what stands behind it was not counted", () => {
  const counted = { ...finding("e", "described", undefined, null), figures: [{ name: "moves", value: 50 }] };
  expect(ids(arrange([...found, counted], "size", "all"))).toBe("ceabd");
});

test("only those with a verdict are left", () => {
  expect(ids(arrange(found, "q", "imbalanced"))).toBe("ba");
  expect(ids(arrange(found, "importance", "too_few"))).toBe("");
});

test.each([
  ["share", 0.932, "93.2%"],
  ["crossing_share", 0.116, "11.6%"],
  ["share_not_local", 0.444, "44.4%"],
  ["return_before_mark", 0.042, "4.2%"],
  ["yearly_change", -0.25, "-25%"],
  ["effectiveness", 75.5, "75.5%"],
  ["change_after", 2015, "2015"],
  ["mark_months", 36, "36"],
  ["moves", 1234, "1,234"],
])("the figure %s of %d is read as %s", (name, value, text) => {
  expect(writeFigure(formatFor("en"), name, value)).toBe(text);
});

test("a figure with an interval is written with it, and drawn on a line that has room for it", () => {
  const share: Ranged = { name: "share", value: 0.87, low: 0.664, high: 0.972 };
  const change: Ranged = { name: "yearly_change", value: 0.4, low: -0.2, high: 1.5 };
  expect(writeRange(formatFor("en"), share)).toBe("87% (66.4%–97.2%)");
  expect(scaleOf([share])).toEqual([0, 1]);
  expect(scaleOf([share, change])).toEqual([-0.2, 1.5]);
});

test("a figure is held against what its finding states, a known value, or nothing", () => {
  const stated = { ...finding("a", "balanced", 1, 1), figures: [{ name: "expected_share", value: 0.8 }] };
  expect(markOf(stated, "share")).toBe(0.8);
  expect(markOf(stated, "yearly_change")).toBe(0);
  expect(markOf(stated, "share_up")).toBeUndefined(); // the others are not in this finding
  expect(markOf(stated, "destination_share")).toBeUndefined();
});

test("what stands behind a finding is asked for with its arguments, whatever is in them", () => {
  const evidence = { ...finding("a", "balanced", 1, 1).evidence, args: ["from_bloc=", "kinds=a\\,b,c=d"] };
  expect(evidenceAsk(evidence)).toEqual({
    path: "/api/v1/questions/{name}",
    place: { name: "moves" },
    query: { from_bloc: "", kinds: "a\\,b,c=d" },
  });
});
