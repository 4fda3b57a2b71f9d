import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { onStage } from "./stage";
import { keep, visit } from "./visit";

interface Move {
  from_unit: string;
  from_unit_name: string;
  from_office: string;
  from_level: string;
  to_unit: string;
  to_unit_name: string;
  to_office: string;
  to_level: string;
}

const stage = onStage();
/** All moves of the example, from which the tests count for themselves. */
let moves: Move[];
/** What its offices are called. */
let offices: Map<string, string>;
beforeAll(async () => {
  const list = async <Row>(path: string) => {
    const answer = await fetch(`${stage.service.address}/api/v1/${path}?limit=10000`);
    return ((await answer.json()) as { data: Row[] }).data;
  };
  moves = await list<Move>("moves");
  offices = new Map(
    (await list<{ id: string; label_en: string }>("offices")).map(({ id, label_en }) => [id, label_en]),
  );
});

const open = (path: string) => visit(stage.browser, stage.service.address + path);
const frame = (page: Page, name: RegExp) => page.getByRole("region", { name });
const rows = (page: Page) => page.locator(".moves tbody tr");
const stated = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

/** counted counts the moves by what is told of each. */
function counted(some: readonly Move[], told: (move: Move) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const move of some) counts.set(told(move), (counts.get(told(move)) ?? 0) + 1);
  return counts;
}

/** sidesOf reads the table of what came before and after: how many moves join each that is named. */
async function sidesOf(around: Locator): Promise<Record<"before" | "after", Map<string, number>>> {
  const lines = await around
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
  const on = (side: string) =>
    new Map(lines.filter((line) => line[0] === side).map((line) => [line[1] ?? "", Number(line[2])]));
  return { before: on("before"), after: on("after") };
}

test("the most travelled routes are drawn, and what is left out is said", async () => {
  const routes = counted(
    moves.filter((move) => move.from_unit !== move.to_unit),
    (move) => `${move.from_unit} ${move.to_unit}`,
  );
  const drawn = [...routes.values()].sort((a, b) => b - a).slice(0, 30);
  const sum = (counts: Iterable<number>) => [...counts].reduce((all, count) => all + count, 0);
  const { page, context, trouble } = await open("/paths");
  const travelled = frame(page, new RegExp(`^The most travelled of ${routes.size} routes`));
  await travelled
    .getByText(
      `${routes.size - 30} routes that are travelled less, with ${sum(routes.values()) - sum(drawn)} moves, are left out`,
    )
    .waitFor();
  await keep(page, "paths-routes");
  expect(trouble).toEqual([]);
  await context.close();
});

test("a route leads to its moves, in the drawing and by its address", async () => {
  const { page, context } = await open("/paths");
  const travelled = frame(page, /^The most travelled of/);
  await travelled.locator('.echart path[fill-opacity="0.42"]').first().click({ force: true });
  await rows(page).first().waitFor();
  const { from, to } = stated(page);
  const behind = moves.filter((move) => move.from_unit === from && move.to_unit === to);
  expect(behind.length).toBeGreaterThan(0);
  await expect.poll(() => rows(page).count()).toBe(behind.length);
  const title = `${behind[0]?.from_unit_name} → ${behind[0]?.to_unit_name}: ${behind.length} move`;
  await page.getByRole("heading", { name: title }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByRole("button", { name: "Close the list" }).click();
  await expect.poll(() => rows(page).count()).toBe(0);
  await context.close();
});

test("what came before and after an office is told with its levels, and each leads to the moves behind it", async () => {
  const heads = (move: Move, end: "from" | "to") =>
    move[`${end}_office`] === "secretary" && move[`${end}_level`] === "commune";
  const before = counted(
    moves.filter((move) => heads(move, "to")),
    (move) => `${offices.get(move.from_office)} (${move.from_level})`,
  );
  const after = counted(
    moves.filter((move) => heads(move, "from")),
    (move) => `${offices.get(move.to_office)} (${move.to_level})`,
  );
  const { page, context, trouble } = await open("/paths");
  const around = frame(page, /^(To|From) .* most often/);
  await around.getByLabel("Before and after").selectOption("secretary");
  await around.getByLabel("held at").selectOption("commune");
  await page.getByRole("heading", { name: /^To secretary \(commune\) most often from/ }).waitFor();
  expect(stated(page)).toEqual({ held: "secretary", held_level: "commune" });
  await keep(page, "paths-around");
  await around.getByRole("button", { name: "Table" }).click();
  expect(await sidesOf(around)).toEqual({ before, after });
  const [other, count] = [...after].sort((a, b) => b[1] - a[1])[0] as [string, number];
  await around.getByRole("button", { name: `secretary (commune) → ${other}: ${count} moves` }).click();
  await page.getByRole("heading", { name: `secretary (commune) → ${other}: ${count} moves` }).waitFor();
  await page.locator(".moves").getByText(`${count} rows`).waitFor();
  expect(trouble).toEqual([]);
  await context.close();
});

test("from where people came to a unit and where they went is told on its page", async () => {
  const unit = "502";
  const before = counted(
    moves.filter((move) => move.to_unit === unit && move.from_unit !== unit),
    (move) => move.from_unit_name,
  );
  const after = counted(
    moves.filter((move) => move.from_unit === unit && move.to_unit !== unit),
    (move) => move.to_unit_name,
  );
  expect(before.size).toBeGreaterThan(0);
  expect(after.size).toBeGreaterThan(0);
  const { page, context, trouble } = await open(`/units/${unit}`);
  const around = frame(page, /^4 moves to Thành phố Tam Kỳ, 3 moves from there$/);
  await around.getByRole("button", { name: "Table" }).click();
  expect(await sidesOf(around)).toEqual({ before, after });
  const [from, count] = [...before][0] as [string, number];
  await around.getByRole("button", { name: new RegExp(`^${from} → .*: ${count} move`) }).click();
  const list = page.locator(".moves", { has: page.getByRole("button", { name: "Close the list" }) });
  await expect.poll(() => list.locator("tbody tr").count()).toBe(count);
  expect(trouble).toEqual([]);
  await context.close();
});

test("a step of the sequence is added, changed and taken out, and the address tells", async () => {
  const { page, context } = await open("/paths?levels=commune,district");
  await page.getByRole("button", { name: "+ Add a level" }).click();
  await page.getByLabel("Step 3", { exact: true }).selectOption("province");
  await page.getByRole("heading", { name: "42 officials went commune → district → province" }).waitFor();
  await page.getByLabel("others may lie between").uncheck();
  await page.getByRole("button", { name: "Take out step 1" }).click();
  await page.getByRole("heading", { name: /went district → province/ }).waitFor();
  expect(stated(page)).toEqual({ levels: "district,province", gaps: "false" });
  await context.close();
});
