import { describe, expect, test } from "vitest";
import { addresses } from "./addresses";
import { onStage } from "./stage";
import { barriers, defects, keep, visit } from "./visit";

const stage = onStage();

const pages = {
  ...addresses("CB-0294", "502", "503"),
  officials: "/officials?name=CB-00",
  finding: "/imbalances?kind=rotation&topic=returns&finding=returns:district",
  "finding-too-few": "/imbalances?topic=returns&finding=returns:province",
};

const looks = {
  desktop: { language: "vi", width: 1280 },
  phone: { language: "en", width: 375 },
} as const;
const other = { vi: "en", en: "vi" } as const;

describe.each(Object.entries(looks))("on a %s", (device, look) => {
  test.each(Object.entries(pages))("%s is whole and free of barriers, light and dark", async (name, path) => {
    const { page, context, trouble } = await visit(stage.browser, stage.service.address + path, look);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await keep(page, `${name}-${device}-${look.language}-${colorScheme}`);
      expect(await barriers(page), colorScheme).toEqual([]);
    }
    expect([...trouble, ...(await defects(page))]).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe(look.language);
    await page.locator(".switches select").first().selectOption(other[look.language]);
    await keep(page, `${name}-${device}-${other[look.language]}-dark`);
    expect([...trouble, ...(await defects(page))]).toEqual([]);
    await context.close();
  });
});

test("the policy is strict", async () => {
  const response = await fetch(`${stage.service.address}/`, { headers: { Accept: "text/html" } });
  expect(response.headers.get("Content-Security-Policy")).toBe(
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test("the scripts of the first view are under 450 kB as they are sent", async () => {
  const { page, context } = await visit(stage.browser, `${stage.service.address}/`);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => entry.name.endsWith(".js"))
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(450_000);
  await context.close();
});
