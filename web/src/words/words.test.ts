// @vitest-environment jsdom
import { expect, test } from "vitest";
import { formatFor } from "./format";
import { labelOf } from "./useWords";
import { warningsOf } from "./warnings";

test("numbers and dates are written as the language does, dates as precisely as they are stated", () => {
  const [vi, en] = [formatFor("vi"), formatFor("en")];
  expect([vi.number(1248), en.number(1248)]).toEqual(["1.248", "1,248"]);
  expect([vi.percent(0.746, 1), en.percent(0.746, 1)]).toEqual(["74,6%", "74.6%"]);
  expect([vi.date("2019-11-29"), en.date("2019-11-29")]).toEqual(["29/11/2019", "29 Nov 2019"]);
  expect([vi.date("2019-11"), en.date("2019-11")]).toEqual(["11/2019", "Nov 2019"]);
  expect([vi.date("2019"), en.date("2019")]).toEqual(["2019", "2019"]);
  expect([vi.date(null), en.date("around 1990")]).toEqual(["", "around 1990"]);
  expect(en.small(2.4e-32)).toBe("< 0.0001");
  expect(en.small(0.00488)).toBe("0.0049");
});

test("a term has the label of the language, else of the other, else its id in plain words", () => {
  const terms = [
    { id: "a", label_vi: "cấp xã", label_en: "commune" },
    { id: "b", label_vi: "cấp huyện", label_en: null },
  ];
  expect(labelOf(terms, "a", "vi")).toBe("cấp xã");
  expect(labelOf(terms, "a", "en")).toBe("commune");
  expect(labelOf(terms, "b", "en")).toBe("cấp huyện");
  expect(labelOf(terms, "deputy_director", "en")).toBe("deputy director");
});

test("warnings are told in the language, in English where they have no other", () => {
  const meta = {
    question: "imbalances_by_level",
    store: "demo",
    revision: 1,
    count: 0,
    warnings: ["left out", "odd"],
    warning_labels: [{ vi: "bỏ ra", en: "left out" }, { en: "odd" }],
  };
  expect(warningsOf(meta, "vi")).toEqual(["bỏ ra", "odd"]);
  expect(warningsOf(meta, "en")).toEqual(["left out", "odd"]);
  expect(warningsOf(undefined, "vi")).toEqual([]);
});
