import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { write } from "./datasets";
import { type Service, startService } from "./service";
import { barriers, keep, launch, visit } from "./visit";

/** Two tenures end before they start, the start of one is markup, and one names a post that is not there. */
const flawed = {
  about: { id: "flawed", title: { en: "Flawed" }, as_of: "2023-12-31", levels: [{ id: "district" }] },
  units: [{ id: "d", name: "Huyện", level: "district" }],
  posts: [{ id: "p", title: "Chủ tịch", unit_id: "d", office: "chair" }],
  tenures: [
    { id: "t1", official_id: "a", post_id: "p", start: "2008-02-28", end: "2009-12-31" },
    { id: "t2", official_id: "b", post_id: "p", start: "2015-06-01", end: "2012-01-01" },
    { id: "t3", official_id: "c", post_id: "p", start: "2016-06-01", end: "2013-01-01" },
    { id: "t4", official_id: "d", post_id: "p", start: "<b>soon</b>", end: "2004" },
    { id: "t5", official_id: "e", post_id: "nowhere", start: "2010", end: "2011" },
  ],
};

let service: Service;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  folder = write(flawed);
  [service, browser] = await Promise.all([startService(folder), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("the problems of the last load lead to the row, the cell and the remedy", async () => {
  const { page, context, trouble } = await visit(browser, `${service.address}/data`);
  await page.getByRole("heading", { name: "The last load found 5 problems. 1 keeps its row out." }).waitFor();
  const list = page.getByRole("region", { name: "The rows, and what to do" });
  expect(await list.locator("tbody tr").count()).toBe(5);
  expect(await list.locator("tbody b").count()).toBe(0);
  await list.getByText("<b>soon</b>").first().waitFor();

  const codes = page.getByRole("table", { name: "The last load found 5 problems" });
  await codes.getByRole("button", { name: "ends before it starts" }).click();
  await page.getByRole("heading", { name: "The rows, and what to do: ends before it starts" }).waitFor();
  expect(page.url()).toContain("problem=end_before_start");
  await expect
    .poll(() => list.locator("tbody tr td:first-child").allTextContents())
    .toEqual(["tenures.csv:3", "tenures.csv:4"]);
  await list
    .getByText("the end lies before the start and is taken as unknown; correct one of the two")
    .first()
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  await keep(page, "data-problems");
  expect(trouble).toEqual([]);
  await context.close();
});

test("the address of a code shows its rows to whoever opens it, in their language", async () => {
  const { page, context } = await visit(browser, `${service.address}/data?problem=unknown_ref`, {
    language: "vi",
    dark: true,
  });
  await page.getByRole("heading", { name: "Các dòng và cách sửa: dẫn đến thứ không có" }).waitFor();
  await page.getByText("nowhere").waitFor();
  await context.close();
});

test("files and coverage are told, and the filter narrows the coverage", async () => {
  const { page, context } = await visit(browser, `${service.address}/data`);
  // One row of units, one of posts, and four of the five tenures.
  await page.getByRole("heading", { name: "6 of 7 rows of 3 files were accepted" }).waitFor();
  // Only t1 states both; the ends of t2 and t3 are taken as unknown, and t4 has no start.
  const coverage = page.getByRole("region", {
    name: "25% of 4 tenures state when they began and ended, or are still held",
  });
  await coverage.getByRole("button", { name: "Table" }).click();
  expect(await coverage.locator("tbody tr td:nth-child(-n + 2)").allTextContents()).toEqual([
    ...["2000–2009", "1"],
    ...["2010–2019", "2"],
    ...["no start", "1"],
  ]);
  await context.close();
  const narrowed = await visit(browser, `${service.address}/data?since=2010`);
  await narrowed.page.getByRole("heading", { name: "0% of 2 tenures" }).waitFor();
  await narrowed.context.close();
});

test("the overview says how much the tenures state", async () => {
  const { page, context } = await visit(browser, `${service.address}/overview`);
  await page
    .getByText("The tenures began from 28 Feb 2008 to 1 Jun 2016; 25% of them state when they began and ended")
    .waitFor();
  await context.close();
});
