import { beforeAll, describe, expect, test } from "vitest";
import { addresses } from "./addresses";
import { startService } from "./service";
import { onStage } from "./stage";
import { defects, settled, type Visit, visit } from "./visit";

const stage = onStage();
let phone: Visit;
beforeAll(async () => {
  phone = await visit(stage.browser, stage.service.address, { width: 375 });
});

/** open shows an address on the phone, and gives what is wrong with it beside that the API refuses what it is asked: which
 * the page tells, and the browser on its console. */
async function open(path: string): Promise<string[]> {
  await phone.page.goto(stage.service.address + path);
  await settled(phone.page);
  const refused = /^it failed|Failed to load resource: the server responded with a status of 4/;
  return [...phone.trouble.splice(0), ...(await defects(phone.page))].filter((one) => !refused.test(one));
}

test.each([
  "/nonsense",
  "/flows/more",
  "/%F0%9F%92%A5",
  "/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
  `/${"long".repeat(300)}`,
])("there is no page at %s, and that is said", async (path) => {
  expect(await open(path)).toEqual([]);
  await phone.page.getByRole("heading", { level: 1, name: "There is no page at this address" }).waitFor();
});

describe.each(["nobody", "<img src=x onerror=alert(1)>", "a/../b", "%", "x".repeat(128)])("an unknown id %s", (id) => {
  test.each(["officials", "units"])("is told on /%s", async (kind) => {
    expect(await open(`/${kind}/${encodeURIComponent(id)}`)).toEqual([]);
    expect(await phone.page.getByRole("alert").first().textContent()).toContain(id);
  });
});

const pages = addresses("CB-0294", "502", "503");
const unknown = {
  level: "galaxy",
  kind: "teleport",
  bloc: "<b>bloc</b>",
  office: "x".repeat(100),
  unit: "nowhere",
  since: "yesterday",
};

describe.each(Object.entries(unknown))("a filter whose %s is %s", (name, value) => {
  test.each(["overview", "flows-matrix", "flows-sankey", "imbalances", "network"])(
    "is refused on %s, or finds nothing, in words",
    async (page) => {
      const [path, query] = (pages[page] ?? "").split("?");
      const search = new URLSearchParams(query);
      search.set(name, value);
      expect(await open(`${path}?${search}`)).toEqual([]);
      await phone.page.locator(".state-title").first().waitFor();
    },
  );
});

test("a service that stops is missed in words, and asked again when it is back", async () => {
  const own = await startService();
  const { page, context } = await visit(stage.browser, `${own.address}/flows?kind=rotation`);
  await own.halt();
  await page.getByRole("button", { name: "Bloc" }).click();
  await page.getByText("The service does not answer.").first().waitFor();
  await own.resume();
  await page.getByRole("button", { name: "Try again" }).first().click();
  await page.getByRole("heading", { name: /^\d+(\.\d+)?% of 201 moves go/ }).waitFor();
  await context.close();
  await own.stop();
});
