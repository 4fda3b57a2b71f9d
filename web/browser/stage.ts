import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type Service, startService } from "./service";
import { launch } from "./visit";

/** A Stage is a browser and the real program over a dataset, there while the tests of a file run. */
export interface Stage {
  service: Service;
  browser: Browser;
}

/** onStage sets the stage with the example. */
export function onStage(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.service, stage.browser] = await Promise.all([startService(), launch()]);
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.service?.stop();
  });
  return stage;
}
