import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addresses } from "./addresses";
import { onStage } from "./stage";
import { settled, visit } from "./visit";

const stage = onStage();

const open = (path: string, look = {}) => visit(stage.browser, stage.service.address + path, look);
const stated = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const rows = (page: Page) => page.locator(".moves tbody tr");

/** The figures are those that the province published; see examples/quangnam/README.md. */
describe("from a flow to a person", () => {
  test("the Sankey of the first screen leads from province → district to 20 turns and each person", async () => {
    const { page, context, trouble } = await open("/");
    expect(page.url()).toContain("/overview?kind=rotation");
    await page.getByText("The tenures began").waitFor(); // the last that is told, and above the drawing
    // The one flow that leaves the province has its colour; where it begins no other crosses it.
    await page
      .locator('.echart path[fill="#0072b2"][fill-opacity="0.42"]')
      .first()
      .click({ position: { x: 30, y: 8 } });
    await page.getByRole("heading", { name: "province → district: 20 moves" }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(20);
    const people = await rows(page).locator("td:nth-child(2) a").allTextContents();
    expect(new Set(people).size).toBe(20);
    for (const person of [people[0], people[19]]) {
      await page
        .locator(".moves")
        .getByRole("link", { name: person as string })
        .click();
      await page.getByRole("heading", { level: 1, name: person as string }).waitFor();
      await page.getByText("↓ down").first().waitFor();
      await page.goBack();
      await rows(page).first().waitFor();
    }
    expect(trouble).toEqual([]);
    await context.close();
  });

  test("so does a cell of the matrix, by the keyboard alone", async () => {
    const { page, context } = await open("/flows?kind=rotation");
    await page.getByRole("button", { name: "province → district: 20 moves" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "province → district: 20 moves" }).waitFor();
    expect(page.url()).toContain("from=province&to=district");
    await expect.poll(() => rows(page).count()).toBe(20);
    await page.getByRole("button", { name: "Close the list" }).click();
    await expect.poll(() => rows(page).count()).toBe(0);
    await context.close();
  });

  test("the address of a cell shows it to whoever opens it, in their language", async () => {
    const { page, context } = await open("/flows?kind=rotation&by=level&from=commune&to=district", { language: "vi" });
    await page.getByRole("heading", { name: "cấp xã → cấp huyện: 11 lượt" }).waitFor();
    await expect.poll(() => rows(page).count()).toBe(11);
    await context.close();
  });
});

describe("four questions of a stranger", () => {
  test("which pairs are out of balance?", async () => {
    const { page, context } = await open("/");
    const told = page.getByRole("region", { name: "What stands out" });
    await told.getByText("district → commune: 150 down, 11 up. 93.2 % went the first way").waitFor();
    await told.getByRole("link", { name: /^province → district: 20 down, 3 up. 87.0 %/ }).click();
    await page.getByRole("heading", { name: /^province → district: 20 down, 3 up/ }).waitFor();
    await page.getByRole("heading", { name: "2 findings of 6 are out of balance" }).waitFor();
    expect(await page.locator(".findings-list .verdict.imbalanced").count()).toBe(2);
    await page.getByRole("heading", { name: "2 pairs of 2 are out of balance" }).waitFor();
    await context.close();
  });

  test("how many heads are not local, and where?", async () => {
    const { page, context } = await open("/");
    await page.getByRole("link", { name: /^8 of 18 heads/ }).click();
    await page.getByRole("heading", { name: /^8 of 18 head posts \(district\)/ }).waitFor();
    const where = async () => {
      const units = await page.locator("tbody tr td:first-child").allTextContents();
      return units.map((unit) => unit.replace(/^(Thành phố|Huyện|Thị xã) /, "")).sort();
    };
    await expect
      .poll(where)
      .toEqual(
        ["Tam Kỳ", "Đại Lộc", "Nông Sơn", "Núi Thành", "Tiên Phước", "Bắc Trà My", "Nam Giang", "Đông Giang"].sort(),
      );
    await context.close();
  });

  test("who went commune → district → province?", async () => {
    const { page, context } = await open("/");
    await page.getByRole("link", { name: "Paths" }).click();
    await page.getByRole("heading", { name: "42 officials went commune → district → province" }).waitFor();
    await expect.poll(() => page.locator(".strips a").count()).toBe(42);
    await page.locator(".strips a").first().click();
    await page.locator(".timeline .tenure").first().waitFor();
    await context.close();
  });

  test("which communes only receive?", async () => {
    // Worked out from the moves themselves: communes that some go to and none leave.
    const answer = await fetch(`${stage.service.address}/api/v1/moves?kind=rotation&limit=10000`);
    const { data } = (await answer.json()) as { data: Record<string, string>[] };
    const between = data.filter((move) => move.from_unit !== move.to_unit);
    const left = new Set(between.map((move) => move.from_unit));
    const only = new Set(between.filter((m) => m.to_level === "commune" && !left.has(m.to_unit)).map((m) => m.to_unit));
    const { page, context } = await open("/");
    await page.getByRole("link", { name: "Imbalances" }).click();
    await settled(page);
    await page.getByRole("group", { name: "Level" }).getByRole("button", { name: "commune" }).click();
    await page.getByRole("heading", { name: new RegExp(`^${only.size} units only receive`) }).waitFor();
    await context.close();
  });
});

describe("the filter", () => {
  test("is chosen in the bar, stands in the address and on every page, and is taken out again", async () => {
    const { page, context } = await open("/flows");
    await page.locator("summary", { hasText: "Level" }).click();
    await page.getByRole("checkbox", { name: "province" }).check();
    await page.keyboard.press("Escape");
    await page.getByLabel("From", { exact: true }).fill("2020");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(stated(page)).toEqual({ level: "province", since: "2020" });
    await page.getByRole("link", { name: "Imbalances" }).click();
    await settled(page);
    expect(stated(page)).toEqual({ level: "province", since: "2020" });
    await page.getByRole("button", { name: "Take out: province" }).click();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("No filter: everything is counted").waitFor();
    expect(stated(page)).toEqual({});
    await context.close();
  });

  test("finds a unit without accents and counts what lies below it", async () => {
    const { page, context } = await open("/flows?kind=rotation");
    await page.locator("summary", { hasText: "Unit" }).click();
    await page.getByRole("combobox", { name: "Unit" }).fill("huyen dai loc");
    await page
      .getByRole("option", { name: /Huyện Đại Lộc/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".chip", { hasText: "Đại Lộc" }).waitFor();
    expect(page.url()).toContain("unit=");
    await context.close();
  });

  test("is named where a part of it does not narrow what is shown", async () => {
    const { page, context } = await open("/paths?kind=rotation");
    await page.getByText("Not narrowed by: rotation").waitFor();
    await context.close();
  });

  test("that nothing passes says so, and how to get out", async () => {
    const { page, context } = await open("/overview?since=1950&until=1951");
    await page.getByText("Nothing here under this filter").first().waitFor();
    await page.getByRole("button", { name: "Clear the filter" }).first().click();
    await page.getByText(/of 609 moves/).waitFor();
    await context.close();
  });

  test("that names what does not exist is refused in words", async () => {
    const { page, context } = await open("/flows?level=galaxy");
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByRole("alert").first().textContent()).toContain("galaxy");
    await context.close();
  });
});

describe("a chart", () => {
  test("is a table one click away", async () => {
    const { page, context } = await open("/overview?kind=rotation");
    await page.getByRole("button", { name: "Table" }).first().click();
    await expect.poll(() => page.locator(".frame tbody tr").count()).toBe(5);
    await context.close();
  });

  test.each(Object.entries(addresses("CB-0294", "502", "503")))(
    "of %s comes as CSV byte for byte as the API has it",
    async (_, path) => {
      const { page, context } = await open(path);
      const links = page.getByRole("link", { name: "CSV" });
      expect(await links.count()).toBeGreaterThan(0);
      for (const link of await links.all()) {
        const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
        const got = readFileSync(await download.path());
        const answer = await fetch(download.url(), { headers: { Accept: "text/csv" } });
        expect(answer.headers.get("Content-Type")).toMatch(/^text\/csv/);
        expect(got.equals(Buffer.from(await answer.arrayBuffer())), download.url()).toBe(true);
        expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+\.csv$/);
      }
      await context.close();
    },
  );

  test.each(["/overview?kind=rotation", "/flows?kind=rotation", "/officials/CB-0294"])(
    "of %s comes as SVG and PNG",
    async (path) => {
      const { page, context, trouble } = await open(path);
      const take = async (form: string) => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: form }).first().click(),
        ]);
        return readFileSync(await download.path());
      };
      const svg = (await take("SVG")).toString();
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toContain("<title>");
      expect(svg).not.toContain("var(--");
      expect((await take("PNG")).subarray(1, 4).toString()).toBe("PNG");
      expect(trouble).toEqual([]);
      await context.close();
    },
  );

  test("tells its question, ready to paste", async () => {
    const { page, context } = await open("/overview?kind=rotation");
    await page.getByRole("button", { name: "Question" }).first().click();
    await page.getByText("flows_by_level", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Copy" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(":param kinds => ['rotation']");
    expect(copied).toContain("MATCH");
    await context.close();
  });
});

describe("the page", () => {
  test("speaks the language chosen, and remembers it", async () => {
    const { page, context } = await open("/overview?kind=rotation");
    await page.getByLabel("Language").selectOption("vi");
    await page.getByRole("heading", { name: /75% trong 201 lượt/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: /75% trong 201 lượt/ }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await context.close();
  });

  test("is dark when told so, whatever the system is", async () => {
    const { page, context } = await open("/overview");
    await page.getByLabel("Appearance").selectOption("dark");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 22, 28)");
    await context.close();
  });

  test("shows where a unit lies to whoever opens its address", async () => {
    const { page, context } = await open("/units/20341");
    await page.getByRole("heading", { level: 1, name: "Phường An Mỹ" }).waitFor();
    const path = page.getByRole("navigation", { name: "Where it lies" });
    expect(await path.getByRole("link").allTextContents()).toEqual(["Tỉnh Quảng Nam", "Thành phố Tam Kỳ"]);
    await page.locator(".tree .chosen", { hasText: "Phường An Mỹ" }).waitFor();
    const inSight = () =>
      page.evaluate(() => {
        const tree = document.querySelector(".tree")?.getBoundingClientRect();
        const chosen = document.querySelector(".tree .chosen")?.getBoundingClientRect();
        return tree !== undefined && chosen !== undefined && chosen.top >= tree.top && chosen.bottom <= tree.bottom;
      });
    await expect.poll(inSight).toBe(true);
    await context.close();
  });

  test("shows people by what is typed, accents or not", async () => {
    const { page, context } = await open("/officials");
    await page.getByRole("searchbox").fill("cb-0294");
    await page.getByRole("link", { name: "CB-0294" }).click();
    await page.getByRole("heading", { level: 1, name: "CB-0294" }).waitFor();
    expect(await page.locator(".timeline .tenure").count()).toBe(3);
    await context.close();
  });
});
