import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addresses } from "./addresses";
import { climbs, country, type Dataset, idOf, write } from "./datasets";
import { type Service, startService } from "./service";
import { defects, keep, launch, settled, type Visit, visit } from "./visit";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

const ran = "globalThis.ran=1";
const markup = [
  `<img src=x onerror="${ran}">`,
  `</script><script>${ran}</script>`,
  `"><svg onload='${ran}'><a href="javascript:${ran}">{a|b}{{7*7}}$&`,
];
const rightToLeft = ["محمد بن عبد الله", "\u202Eמשה כהן\u202C", "\u2067علي‏ \u2069(2)"];
const long = ["x".repeat(1000), "Nguyễn Thị ".repeat(90).trim()];

const plain = ["An", "Bình", "Chi"];

const datasets: Record<string, Dataset> = {
  "no levels": { ...climbs(plain), units: climbs(plain).units.map((unit) => ({ ...unit, level: "" })) },
  "no dates": climbs(plain, []),
  "one person": climbs(["An"]),
  "markup in its names": {
    ...climbs(markup),
    about: {
      id: "markup",
      title: { en: markup[0], vi: markup[1] },
      levels: ["commune", "district", "province"].map((id, i) => ({ id, label: { en: markup[i], vi: markup[i] } })),
      blocs: [{ id: "party", label: { en: markup[0], vi: markup[0] } }],
      kinds: [{ id: "rotation", rotation: true, label: { en: markup[2], vi: markup[2] } }],
      source: markup[1],
    },
  },
  "names from right to left": climbs(rightToLeft),
  "names of 1,000 characters": climbs(long),
};

const pages = addresses(idOf(0), "commune-0", "province-0");

describe.each(Object.entries(datasets))("a dataset with %s", (name, dataset) => {
  let service: Service;
  let phone: Visit;
  let folder: string;
  beforeAll(async () => {
    folder = write(dataset);
    service = await startService(folder);
    phone = await visit(browser, service.address, { width: 375 });
  });
  afterAll(async () => {
    await phone?.context.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(pages))("shows %s whole on a phone", async (title, path) => {
    const { page, trouble } = phone;
    await page.goto(service.address + path);
    await settled(page);
    await keep(page, `bad-${name.replaceAll(/[^a-z0-9]+/g, "-")}-${title}`);
    expect([...trouble.splice(0), ...(await defects(page))]).toEqual([]);
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  });
});

describe("11,000 communes", () => {
  let service: Service;
  let folder: string;
  beforeAll(async () => {
    folder = write(country(11, 1000));
    service = await startService(folder);
  }, 180_000);
  afterAll(async () => {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Object.entries(addresses("o3.14", "d3", "d3c14")))(
    "show %s, by answers of less than 1 MB",
    async (title, path) => {
      const { page, context, trouble, asked } = await visit(browser, service.address + path, { width: 375 });
      await keep(page, `bad-communes-${title}`);
      expect([...trouble, ...(await defects(page))]).toEqual([]);
      expect(asked.size).toBeGreaterThan(0);
      for (const at of asked) {
        const answer = await (await fetch(at)).arrayBuffer();
        expect(answer.byteLength, at).toBeLessThan(1_000_000);
      }
      await context.close();
    },
  );

  test("stand in a tree that says that it has more of them, and are found by name", async () => {
    const { page, context, trouble } = await visit(browser, `${service.address}/units`);
    await page.getByRole("button", { name: "Show the units below Huyện 3", exact: true }).click();
    await page.getByRole("link", { name: "Xã 3.1", exact: true }).waitFor();
    await page.locator(".tree .tree").getByText("The first 499 rows; there are more").waitFor();
    await page.getByRole("combobox", { name: "Search units by name" }).fill("xa 7.999");
    await page.getByRole("option", { name: /Xã 7\.999/ }).click();
    await page.getByRole("heading", { level: 1, name: "Xã 7.999" }).waitFor();
    expect(trouble).toEqual([]);
    await context.close();
  });
});
