import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { onStage } from "./stage";
import { keep, settled, visit } from "./visit";

const stage = onStage();

const open = (path: string) => visit(stage.browser, stage.service.address + path);
const stated = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const nodes = (page: Page) => page.locator('.echart path[fill="#0072b2"]');

async function answerOf<T>(address: string): Promise<T[]> {
  const answer = await fetch(stage.service.address + address);
  return ((await answer.json()) as { data: T[] }).data;
}

test("units are drawn, as many routes as are wanted, and what is left out is said", async () => {
  const { page, context, trouble } = await open("/network");
  await page.getByRole("heading", { name: /^\d+ units joined by 100 routes$/ }).waitFor();
  await page.getByText("The 100 most travelled routes are drawn; what is travelled less is left out.").waitFor();
  await page.getByRole("group", { name: "Routes drawn" }).getByRole("button", { name: "50" }).click();
  await page.getByRole("heading", { name: /^\d+ units joined by 50 routes$/ }).waitFor();
  expect(stated(page)).toEqual({ routes: "50" });
  expect(trouble).toEqual([]);
  await context.close();
});

test("a click on a unit leaves only its own routes", async () => {
  const { page, context } = await open("/network");
  await nodes(page).first().click({ force: true });
  await expect.poll(() => stated(page).unit).toBeDefined();
  await settled(page);
  const own = await answerOf(`/api/v1/routes?limit=100&unit=${encodeURIComponent(stated(page).unit as string)}`);
  await page.getByRole("heading", { name: new RegExp(` joined by ${own.length} routes$`) }).waitFor();
  await context.close();
});

test("posts are drawn too, and a click on one leaves only its own routes until all are wanted again", async () => {
  const { page, context, trouble } = await open("/network");
  await page.getByRole("group", { name: "Draw" }).getByRole("button", { name: "Posts" }).click();
  await page.getByRole("heading", { name: /^\d+ posts joined by 100 routes$/ }).waitFor();
  await settled(page);
  await keep(page, "network-posts");
  await nodes(page).first().click({ force: true });
  await expect.poll(() => stated(page).post).toBeDefined();
  const { post } = stated(page) as { post: string };
  const own = await answerOf<{ from_id: string; to_id: string }>("/api/v1/routes/posts?limit=10000");
  const count = own.filter((route) => route.from_id === post || route.to_id === post).length;
  await page.getByRole("heading", { name: new RegExp(` posts joined by ${count} routes$`) }).waitFor();
  await page.getByRole("button", { name: "Draw all again" }).click();
  await page.getByRole("heading", { name: /^\d+ posts joined by 100 routes$/ }).waitFor();
  expect(stated(page)).toEqual({ of: "post" });
  expect(trouble).toEqual([]);
  await context.close();
});

test("the shortest route has as many steps as there must be", async () => {
  const moves = await answerOf<{ from_unit: string; to_unit: string }>("/api/v1/moves?limit=10000");
  const steps = (from: string, to: string) => {
    let [reached, count] = [new Set([from]), 0];
    for (; !reached.has(to); count++) {
      const next = new Set(reached);
      for (const move of moves) if (reached.has(move.from_unit)) next.add(move.to_unit);
      if (next.size === reached.size) return undefined;
      reached = next;
    }
    return count;
  };
  const start = "502";
  const goal = moves.map((move) => move.to_unit).find((unit) => (steps(start, unit) ?? 0) >= 2);
  expect(goal).toBeDefined();
  const { page, context } = await open(`/network?start=${start}&goal=${goal}`);
  const least = steps(start, goal as string);
  await page.getByRole("heading", { name: new RegExp(`^${least} steps from `) }).waitFor();
  await context.close();
});

test("there is a way to Neo4j Browser only where the store is shown there", async () => {
  const { page, context } = await open("/network");
  await page.getByRole("heading", { name: /units joined by/ }).waitFor();
  const link = page.getByRole("link", { name: "Open in Neo4j Browser" });
  expect(await link.count()).toBe(0);
  // The answers of a service whose store is a Neo4j server say where its Browser is.
  await page.route("**/api/v1/routes?*explain=true*", async (route) => {
    const response = await route.fetch();
    const answer = (await response.json()) as { meta: object };
    await route.fulfill({
      response,
      json: { ...answer, meta: { ...answer.meta, browser: "http://127.0.0.1:7474/browser/" } },
    });
  });
  await page.goto(`${stage.service.address}/network?kind=rotation&routes=50`);
  await link.waitFor();
  const address = new URL((await link.getAttribute("href")) as string);
  expect(address.origin + address.pathname).toBe("http://127.0.0.1:7474/browser/");
  expect(address.searchParams.get("cmd")).toBe("edit");
  const text = address.searchParams.get("arg");
  expect(text).toContain(":param kinds => ['rotation']\n");
  expect(text).toContain(":param limit => 50\n// routes_by_unit:");
  expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
  await context.close();
});
