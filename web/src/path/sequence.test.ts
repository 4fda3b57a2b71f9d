import { expect, test } from "vitest";
import { readSequence, writeSequence } from "./sequence";

test("an address that says nothing has the standard levels, with gaps", () => {
  expect(readSequence({}, ["a", "b"])).toEqual({ levels: ["a", "b"], gaps: true, orHigher: false });
});

test("an address can say that there are no levels", () => {
  expect(readSequence({ levels: "" }, ["a", "b"]).levels).toEqual([]);
});

test("what is written is read again", () => {
  const sequence = { levels: ["a, b", "c", "c"], gaps: false, orHigher: true };
  const written = writeSequence(sequence);
  expect(written).toEqual({ levels: "a\\, b,c,c", gaps: "false", or_higher: "true" });
  expect(readSequence(written as Record<string, string>, [])).toEqual(sequence);
});

test("what is usual is not written", () => {
  expect(writeSequence({ levels: ["a"], gaps: true, orHigher: false })).toEqual({ levels: "a" });
});
