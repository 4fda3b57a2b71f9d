// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { en } from "./en";
import { chosenLanguage } from "./index";
import { vi } from "./vi";

const base = (key: string) => key.replace(/_(one|other)$/, "");
const keys = (words: object) => [...new Set(Object.keys(words).map(base))].sort();
const inserted = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)(?:, number)?\}\}/g)].map((m) => m[1]))].sort();

test("both languages say the same things", () => {
  expect(keys(vi)).toEqual(keys(en));
});

test("nothing is left unsaid", () => {
  for (const words of [en, vi]) {
    for (const [key, text] of Object.entries(words)) expect(text.trim(), key).not.toBe("");
  }
});

test("both languages tell the same figures", () => {
  const said = (words: Record<string, string>, key: string) => words[key] ?? words[`${key}_other`] ?? "";
  for (const key of keys(en)) expect(inserted(said(vi, key)), key).toEqual(inserted(said(en, key)));
});

test("English has both forms of whatever is counted", () => {
  for (const key of Object.keys(en)) {
    if (key.endsWith("_one")) expect(en).toHaveProperty([`${base(key)}_other`]);
    if (key.endsWith("_other")) expect(en).toHaveProperty([`${base(key)}_one`]);
  }
});

test("every key is used somewhere, whole or made from its beginning", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/^i18n|\.gen\.|\.test\./.test(name))
    .map((name) => readFileSync(join("src", name), "utf8"))
    .join("\n");
  const made = [...sources.matchAll(/`([a-z.]+\.)\$\{/gi)].map((m) => m[1] as string);
  const unused = keys(en).filter(
    (key) => !sources.includes(`"${key}"`) && !made.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test("the browser's first language that the page speaks is chosen, else English", () => {
  expect(chosenLanguage(["vi-VN", "en"])).toBe("vi");
  expect(chosenLanguage(["fr", "vi"])).toBe("vi");
  expect(chosenLanguage(["en-GB"])).toBe("en");
  expect(chosenLanguage(["fr"])).toBe("en");
});
