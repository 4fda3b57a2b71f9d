import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { named } from "./service";

const flags =
  "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: named("CHROMIUM"), args: flags.split(" ") });
}

export interface Look {
  language?: "vi" | "en";
  dark?: boolean;
  width?: number;
}

/** A Visit is a page that somebody looks at, what went wrong meanwhile (errors on the console, refusals of its policy, dialogs,
 * requests that leave the machine), and what it asked of the API. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  trouble: string[];
  asked: Set<string>;
}

export async function visit(browser: Browser, address: string, look: Look = {}): Promise<Visit> {
  const context = await browser.newContext({
    locale: look.language ?? "en",
    colorScheme: look.dark ? "dark" : "light",
    viewport: { width: look.width ?? 1280, height: 860 },
    permissions: ["clipboard-read", "clipboard-write"],
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000); // before that of the test, so that what was waited for is named
  const trouble: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    trouble.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const home = new URL(address).origin;
  const asked = new Set<string>();
  page.on("request", (request) => {
    const at = request.url();
    if (!at.startsWith(home) && !/^(data|blob):/.test(at)) trouble.push(`a request to ${at}`);
    if (at.startsWith(`${home}/api/`)) asked.add(at);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(address);
  await settled(page);
  return { page, context, trouble, asked };
}

/** settled waits until the page shows what it asked for, the dataset first. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const dataset = document.querySelector(".brand-title")?.textContent !== "";
    return dataset && document.querySelector("h1") && !document.querySelector(".loading");
  });
}

/** defects gives what is wrong with a page at first sight. */
export async function defects(page: Page): Promise<string[]> {
  const found = (await page.locator(".failure").allTextContents()).map((text) => `it failed: ${text}`);
  const headings = await page.locator("h1").count();
  if (headings !== 1) found.push(`it has ${headings} headings of the first rank`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`it is wider than the window by ${over}`);
  return found;
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** barriers gives what axe finds serious or worse. Its source is evaluated by the debugger, so that the policy stays in force. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run;
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string }[];
    }
    const { violations } = await run();
    return violations
      .filter((one) => ["serious", "critical"].includes(one.impact))
      .map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0]?.html.slice(0, 160)}`);
  });
}

const shots = join(import.meta.dirname, "shots");

/** keep leaves a picture of the page for a person to look at. */
export async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** keepSheets leaves the sheets as which the page is printed. */
export async function keepSheets(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.pdf({ path: join(shots, `${name}.pdf`), preferCSSPageSize: true });
}
