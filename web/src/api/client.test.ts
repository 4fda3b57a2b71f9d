// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import { addressOf, ask, Problem } from "./client";

afterEach(() => vi.unstubAllGlobals());

const answers = (status: number, body: unknown) =>
  vi.stubGlobal(
    "fetch",
    async () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } }),
  );

test("the address of a question has its lists joined and its ids escaped", () => {
  expect(
    addressOf({ path: "/api/v1/flows", query: { by: "level", kind: ["a,b", "c"], level: [] } }, { format: "csv" }),
  ).toBe("/api/v1/flows?by=level&kind=a%5C%2Cb%2Cc&format=csv");
  expect(addressOf({ path: "/api/v1/officials/{id}", place: { id: "a/b c" } })).toBe("/api/v1/officials/a%2Fb%20c");
});

test("a refusal is a Problem in the words of the API", async () => {
  answers(400, { code: "invalid", detail: 'there is no level "x"', field: "level", request_id: "7" });
  const problem = await ask({ path: "/api/v1/dataset" }).catch((e: unknown) => e);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ code: "invalid", message: 'there is no level "x"', field: "level", requestID: "7" });
});

test("a service that is gone is a Problem too", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed to fetch")));
  await expect(ask({ path: "/api/v1/dataset" })).rejects.toMatchObject({ code: "unreachable" });
});

test("an answer that is no JSON of ours is a Problem", async () => {
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502, headers: { "Content-Type": "text/html" } }));
  await expect(ask({ path: "/api/v1/dataset" })).rejects.toMatchObject({ code: "internal" });
});
