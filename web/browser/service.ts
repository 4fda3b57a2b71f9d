import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Service is the real program over a store of its own, on a free port. */
export interface Service {
  address: string;
  /** halt ends the program and keeps its store; resume starts it again at the same address. */
  halt: () => Promise<void>;
  resume: () => Promise<void>;
  stop: () => Promise<void>;
}

/** named gives what the Makefile tells the tests, or says how to run them. */
export function named(variable: "PROGRAM" | "EXAMPLE" | "CHROMIUM"): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set; run these tests by make web-test`);
  return value;
}

/** startService loads a dataset folder, the example where none is given, and serves it. Rows with errors are left out. */
export async function startService(dataset = named("EXAMPLE")): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), "careergraph-"));
  const store = join(folder, "careergraph.duckdb");
  let child: ChildProcess | undefined;
  const serve = (listen: string) => {
    child = spawn(named("PROGRAM"), ["serve", "--store", store, "--listen", listen]);
    return addressOf(child);
  };
  const halt = async () => {
    if (child) await ended(child);
  };
  const stop = async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    execFileSync(named("PROGRAM"), ["import", dataset, "--allow-errors", "--store", store], { stdio: "pipe" });
    const address = await serve("127.0.0.1:0");
    const resume = async () => {
      await serve(new URL(address).host);
    };
    return { address, halt, resume, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
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
