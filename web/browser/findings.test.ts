import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { topics } from "../src/findings/topics";
import { en } from "../src/i18n/en";
import { onStage } from "./stage";
import { settled, visit } from "./visit";

const stage = onStage();

const open = (path: string, look = {}) => visit(stage.browser, stage.service.address + path, look);
const stated = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const sentences = (page: Page) => page.locator(".findings-list a").allTextContents();

test("a finding opens to its reasoning, its tests and the people behind it", async () => {
  const { page, context, trouble } = await open("/imbalances?kind=rotation");
  await page.getByRole("link", { name: /^province → district: 20 down, 3 up/ }).click();
  await settled(page);
  expect(stated(page)).toEqual({ kind: "rotation", finding: "pairs:level:province:district" });
  await page.getByText("Exact two-sided binomial test: p = 0.000488.").waitFor();
  await page.getByRole("cell", { name: "each move goes the first way with a chance of 50.0 %" }).waitFor();
  const behind = page.getByRole("region", { name: "20 moves stand behind it" }).first();
  await expect.poll(() => behind.locator("tbody tr").count()).toBe(20);
  const person = (await behind.locator("tbody a.person").first().textContent()) as string;
  await behind.getByRole("link", { name: person }).click();
  await page.getByRole("heading", { level: 1, name: person }).waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});

test("a finding speaks the language of the page", async () => {
  const { page, context } = await open("/imbalances?kind=rotation&finding=pairs:level:province:district", {
    language: "vi",
  });
  await page.getByRole("heading", { name: /^cấp tỉnh → cấp huyện: 20 lượt xuống, 3 lượt lên/ }).waitFor();
  await page.getByRole("heading", { name: "20 lượt chuyển đứng sau" }).waitFor();
  await context.close();
});

test("tenures and returns behind a finding lead to people too", async () => {
  const { page, context } = await open("/imbalances?topic=heads&finding=heads:not_local:district:secretary");
  const heads = page.getByRole("region", { name: "8 tenures stand behind it" }).first();
  await expect.poll(() => heads.locator("tbody a.person").count()).toBe(8);
  await page.goto(`${stage.service.address}/imbalances?kind=rotation&topic=returns&finding=returns:province`);
  await settled(page);
  const returns = page.getByRole("region", { name: "20 moves stand behind it" }).first();
  await expect.poll(() => returns.locator("tbody tr").count()).toBe(20);
  expect(await returns.getByText("came back higher").count()).toBe(11);
  await page.getByText(/^Too few to test: /).waitFor();
  await context.close();
});

test("the topic, the order and the verdict stand in the address", async () => {
  const { page, context } = await open("/imbalances?kind=rotation");
  await page.getByRole("button", { name: "how many stand behind" }).click();
  await page.getByLabel("About").selectOption("blocs");
  await settled(page);
  await page.getByLabel("Verdict").selectOption("too_few");
  expect(stated(page)).toEqual({ kind: "rotation", sort: "size", topic: "blocs", verdict: "too_few" });
  const shown = await sentences(page);
  expect(shown.length).toBeGreaterThan(1);
  expect(await page.locator(".findings-list .verdict").allTextContents()).toEqual(shown.map(() => "too few"));
  await page.reload();
  await settled(page);
  expect(await sentences(page)).toEqual(shown);
  await context.close();
});

test("that no finding has the verdict chosen says so, and how to see the others", async () => {
  const { page, context } = await open("/imbalances?kind=rotation&topic=tables&verdict=too_few");
  await page.getByText("No finding here has this verdict.").waitFor();
  await page.getByRole("button", { name: "Show every verdict" }).click();
  await expect.poll(() => page.locator(".findings-list li").count()).toBe(2);
  await context.close();
});

test("a finding that the filter leaves nothing of says so, and is closed", async () => {
  const { page, context } = await open("/imbalances?since=1950&until=1951&finding=pairs:level:province:district");
  expect(await page.locator(".finding").getByRole("alert").textContent()).toContain("pairs:level:province:district");
  await page.getByRole("button", { name: "Close the finding" }).click();
  await expect.poll(() => page.locator(".finding").count()).toBe(0);
  expect(stated(page)).toEqual({ since: "1950", until: "1951" });
  await context.close();
});

test("the question behind the evidence is that of the finding, with its arguments", async () => {
  const { page, context } = await open("/imbalances?kind=rotation&finding=pairs:level:province:district");
  const behind = page.getByRole("region", { name: "20 moves stand behind it" }).first();
  await behind.getByRole("button", { name: "Question" }).click();
  await behind.getByRole("button", { name: "Copy" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(":param from_level => 'province'");
  expect(copied).toContain(":param kinds => ['rotation']");
  await context.close();
});

test("every topic, figure, test and outcome that the service names has its words", async () => {
  const answer = await fetch(`${stage.service.address}/api/v1/findings?limit=10000`);
  interface Named {
    name: string;
  }
  const { data } = (await answer.json()) as { data: { topic: string; figures: Named[]; tests: Named[] }[] };
  const names = new Set<string>();
  for (const finding of data) {
    names.add(`topic.${finding.topic}`);
    for (const { name } of finding.figures) names.add(`figure.${name.replace(/^other_/, "")}`);
    for (const { name } of finding.tests) names.add(`test.${name}`);
  }
  expect(names.size).toBeGreaterThan(100);
  expect([...names].filter((name) => !(name in en))).toEqual([]);
  expect(
    [...new Set(data.map((finding) => finding.topic))].filter((topic) => !topics.includes(topic as "all")),
  ).toEqual([]);
});

test("the map of units opens branch by branch, by the keyboard alone, and back", async () => {
  const { page, context, trouble } = await open("/imbalances?kind=rotation");
  const map = page.locator(".frame", { has: page.getByRole("navigation", { name: "Where the map stands" }) });
  await map.getByRole("heading", { name: /^Within Tỉnh Quảng Nam, / }).waitFor();
  await map.getByRole("button", { name: /^Huyện Tây Giang/ }).focus();
  await page.keyboard.press("Enter");
  await map.getByRole("heading", { name: /^Within Huyện Tây Giang, / }).waitFor();
  expect(stated(page)).toEqual({ kind: "rotation", within: "504" });
  // The communes and offices of the district, with what each gained, as the API has it.
  await map.getByRole("button", { name: "Table" }).click();
  const answer = await fetch(`${stage.service.address}/api/v1/net?kind=rotation&limit=10000`);
  const { data } = (await answer.json()) as { data: { name: string; net: number }[] };
  const row = map.getByRole("row", { name: "Xã A Xan" });
  const gained = data.find((unit) => unit.name === "Xã A Xan")?.net;
  expect(await row.locator("td").nth(2).textContent()).toBe(`+${gained}`);
  await map.getByRole("button", { name: "Tỉnh Quảng Nam" }).click();
  await map.getByRole("heading", { name: /^Within Tỉnh Quảng Nam, / }).waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});

test("a click on a tile opens it, and the map comes as a picture", async () => {
  const { page, context, trouble } = await open("/imbalances?kind=rotation&within=504");
  const map = page.locator(".frame", { has: page.getByRole("navigation", { name: "Where the map stands" }) });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    map.getByRole("button", { name: "SVG" }).click(),
  ]);
  expect(readFileSync(await download.path()).toString()).toContain("Xã A Xan");
  await map.locator("svg text", { hasText: "Xã A Xan" }).click();
  await page.getByRole("heading", { level: 1, name: "Xã A Xan" }).waitFor();
  expect(stated(page)).toEqual({ kind: "rotation" });
  expect(trouble).toEqual([]);
  await context.close();
});
