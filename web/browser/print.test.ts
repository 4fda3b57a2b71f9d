import { expect, test } from "vitest";
import { addresses } from "./addresses";
import { onStage } from "./stage";
import { keepSheets, visit } from "./visit";

const stage = onStage();

/** The width that a sheet of A4 has between its margins, in pixels. */
const sheet = 688;

const pages = Object.entries(addresses("CB-0294", "502", "503"));

test.each(pages)(
  "%s is printed in ink on white, without what one presses, no wider than a sheet",
  async (name, path) => {
    const { page, context, trouble } = await visit(stage.browser, stage.service.address + path, {
      dark: true,
      language: "vi",
    });
    await keepSheets(page, `print-${name}`);
    // What the browser does to print, step by step, so that it can be looked at.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const drawn = await page
      .locator("svg:not(.matrix)")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.max(0, ...drawn)).toBeLessThanOrEqual(sheet);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: sheet, height: 972 });
    const controls = page.locator("button:not(thead button), input, select, nav, summary");
    expect(await controls.filter({ visible: true }).allTextContents()).toEqual([]);
    for (const note of await page.locator(".left-out li").all()) expect(await note.isVisible()).toBe(true);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(sheet);
    // What is written on the tiles of the map has a ground of its own.
    const shown = page.locator(".frame:not(:has(.way)) svg text, .frame td").filter({ visible: true });
    expect(await shown.count()).toBeGreaterThan(0);
    const inks = await shown.evaluateAll((all) =>
      all.map((one) => getComputedStyle(one)[one instanceof SVGElement ? "fill" : "color"]),
    );
    expect(inks.filter((ink) => brightness(ink) > 160)).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  },
);

function brightness(colour: string): number {
  const [red = 255, green = 255, blue = 255] = (colour.match(/\d+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}
