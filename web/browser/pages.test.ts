import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Service, startService } from "./service";
import { barriers, keep, launch, visit } from "./visit";

let service: Service;
let browser: Browser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const pages = {
  overview: "/",
  "flows-matrix": "/flows?kind=rotation&from=province&to=district",
  "flows-sankey": "/flows?as=sankey&by=unit",
  "flows-chord": "/flows?as=chord&by=bloc",
  "flows-office": "/flows?by=office",
  imbalances: "/imbalances?kind=rotation",
  finding: "/imbalances?kind=rotation&topic=returns&finding=returns:district",
  "finding-too-few": "/imbalances?topic=returns&finding=returns:province",
  "imbalances-map": "/imbalances?within=502",
  "imbalances-units": "/imbalances?by=unit",
  paths: "/paths",
  officials: "/officials?name=CB-00",
  official: "/officials/CB-0294",
  units: "/units?level=district&office=secretary",
  unit: "/units/502",
  network: "/network?start=502&goal=503",
  "network-posts": "/network?of=post",
  data: "/data",
};

const looks = {
  "vi-light": { language: "vi", dark: false, width: 1280 },
  "en-dark-phone": { language: "en", dark: true, width: 400 },
} as const;

for (const [look, settings] of Object.entries(looks)) {
  test.each(Object.entries(pages))(`%s is whole and free of barriers (${look})`, async (name, path) => {
    const { page, context, trouble } = await visit(browser, service.address + path, settings);
    await keep(page, `${name}-${look}`);
    expect(trouble).toEqual([]);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator(".failure").allTextContents()).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe(settings.language);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, "the page is wider than the window").toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });
}

test("the policy is strict", async () => {
  const response = await fetch(`${service.address}/`, { headers: { Accept: "text/html" } });
  expect(response.headers.get("Content-Security-Policy")).toBe(
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test("the scripts of the first view are under 450 kB, packed", async () => {
  const { page, context } = await visit(browser, `${service.address}/`);
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((entry) => entry.name)
      .filter((name) => name.endsWith(".js")),
  );
  let packed = 0;
  for (const script of scripts) {
    const text = await (await fetch(script)).blob();
    packed += (await new Response(text.stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer()).byteLength;
  }
  expect(scripts.length).toBeGreaterThan(0);
  expect(packed).toBeLessThan(450_000);
  await context.close();
});
