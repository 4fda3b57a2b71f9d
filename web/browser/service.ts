import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Service is the real program, over the example or other data, on a free port. */
export interface Service {
  address: string;
  stop: () => Promise<void>;
}

/** named gives what the Makefile tells the tests, or says how to run them. */
export function named(variable: "PROGRAM" | "EXAMPLE" | "CHROMIUM"): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set; run these tests by make web-test`);
  return value;
}

/** startService loads the example into a store of its own and serves it; or the files given, which may have errors. */
export async function startService(files?: Record<string, string>): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "careergraph-"));
  const store = join(folder, "example.duckdb");
  const source = files ? [written(join(folder, "data"), files), "--allow-errors"] : [named("EXAMPLE")];
  execFileSync(named("PROGRAM"), ["import", ...source, "--store", store], { stdio: "pipe" });
  const child = spawn(named("PROGRAM"), ["serve", "--store", store, "--listen", "127.0.0.1:0"]);
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(child), stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function written(folder: string, files: Record<string, string>): string {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = "";
    const hear = (part: Buffer) => {
      told += part;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(told);
      if (found) resolve(found[0]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`the service ended at once: ${told}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
