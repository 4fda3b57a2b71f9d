import { describe, expect, test } from "vitest";
import { formatSearch, isEmpty, parseSearch, plainSearch, queryOf, readFilter, writeFilter } from "./filter";
import { joinList, splitList } from "./list";

describe("lists as the API writes them", () => {
  test.each([
    [["a", "b"], "a,b"],
    [["a,b", "c"], "a\\,b,c"],
    [["a\\b"], "a\\\\b"],
    [["khối Đảng"], "khối Đảng"],
    [[], ""],
  ])("%j is %s", (items, text) => {
    expect(joinList(items)).toBe(text);
    expect(splitList(text)).toEqual(items);
  });
  test("empty items are left out", () => expect(splitList(",a,,b,")).toEqual(["a", "b"]));
  test("a backslash before anything else is itself", () => expect(splitList("a\\b")).toEqual(["a\\b"]));
});

describe("the filter in an address", () => {
  const full = {
    since: "2016",
    until: "2023-11",
    kind: ["rotation", "a,b"],
    level: ["district"],
    bloc: ["party"],
    unit: "502",
    office: ["secretary"],
  };
  test("comes back as it was put", () => {
    const address = formatSearch(writeFilter(full));
    expect(readFilter(parseSearch(address))).toEqual(full);
  });
  test("reads well", () => {
    expect(formatSearch(writeFilter({ ...full, kind: ["rotation", "transfer"], unit: "" }))).toBe(
      "?since=2016&until=2023-11&kind=rotation,transfer&level=district&bloc=party&office=secretary",
    );
  });
  test("of nothing is nothing", () => {
    const none = readFilter({});
    expect(none).toEqual({ kind: [], level: [], bloc: [], office: [] });
    expect(writeFilter(none)).toEqual({});
    expect(isEmpty(none)).toBe(true);
  });
  test("keeps what it does not understand, for the API to refuse", () => {
    expect(readFilter(parseSearch("?since=yesterday&kind=nonsense")).since).toBe("yesterday");
  });
  test("leaves the rest of the address alone", () => {
    expect(writeFilter(readFilter(parseSearch("?by=level&from=&kind=rotation")))).toEqual({ kind: "rotation" });
  });
  test("gives the API only what it asks for", () => {
    expect(queryOf(full, ["since", "bloc"])).toEqual({ since: "2016", bloc: ["party"] });
    expect(queryOf(readFilter({}), ["since", "bloc"])).toEqual({});
  });
});

test("an empty value stands in an address, one that is not there does not", () => {
  expect(formatSearch({ by: "bloc", from: "", to: undefined })).toBe("?by=bloc&from=");
  expect(parseSearch("?by=bloc&from=")).toEqual({ by: "bloc", from: "" });
  expect(plainSearch({ by: "bloc", from: "", to: undefined, year: 2019 })).toEqual({
    by: "bloc",
    from: "",
    year: "2019",
  });
});
