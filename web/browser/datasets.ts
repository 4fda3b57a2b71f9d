import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A Dataset is a dataset folder as docs/formats.md describes it, each table as rows under the names of its columns. */
export interface Dataset {
  about?: object;
  units: Row[];
  posts: Row[];
  officials?: Row[];
  tenures: Row[];
}

type Row = Record<string, string>;

/** write puts a dataset into a folder of its own, and gives its path. */
export function write({ about = {}, ...tables }: Dataset): string {
  const folder = mkdtempSync(join(tmpdir(), "careergraph-dataset-"));
  writeFileSync(join(folder, "dataset.yaml"), JSON.stringify(about)); // JSON is YAML
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? {});
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
    writeFileSync(join(folder, `${name}.csv`), lines.map((line) => `${line.map(quoted).join(",")}\n`).join(""));
  }
  return folder;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

const levels = ["commune", "district", "province"] as const;

/** climbs gives a dataset in which each of the names is an official, a unit of each level and a post in each of those, and
 * each official holds a post at the commune, then at the district, then at the province, of the next name each time. */
export function climbs(names: readonly string[], dates = ["2010", "2014-05", "2019-11-29"]): Dataset {
  const units: Row[] = [{ id: "top", name: "Top", level: "province", parent_id: "" }];
  const posts: Row[] = [];
  const tenures: Row[] = [];
  names.forEach((name, i) => {
    for (const [step, level] of levels.entries()) {
      const unit = `${level}-${i}`;
      units.push({ id: unit, name, level, parent_id: level === "commune" ? `district-${i}` : "top" });
      posts.push({ id: `${unit}-head`, title: name, unit_id: unit, bloc: "party", office: "secretary", head: "true" });
      const holder = (i + names.length - step) % names.length;
      const [start, next] = [dates[step] ?? "", dates[step + 1] ?? ""];
      tenures.push({
        id: `${unit}-held`,
        official_id: idOf(holder),
        post_id: `${unit}-head`,
        start,
        end: next,
        status: next ? "ended" : "",
        arrival: step > 0 ? "rotation" : "",
      });
    }
  });
  const officials = names.map((name, i) => ({ id: idOf(i), name, native_unit_id: `commune-${i}` }));
  return { units, posts, officials, tenures };
}

/** idOf gives an id that an address has to write with care. */
export function idOf(index: number): string {
  return `${index}/?#%2F<b>&,\\`;
}

/** country gives a province with so many districts of so many communes each. The head of every commune came from the next
 * one; every tenth of them went on to the district. */
export function country(districts: number, communes: number): Dataset {
  const units: Row[] = [{ id: "p", name: "Tỉnh", level: "province", parent_id: "" }];
  const posts: Row[] = [];
  const tenures: Row[] = [];
  const post = (unit: string) =>
    posts.push({ id: `${unit}-head`, title: "Bí thư", unit_id: unit, office: "secretary", head: "true" });
  for (let d = 0; d < districts; d++) {
    units.push({ id: `d${d}`, name: `Huyện ${d}`, level: "district", parent_id: "p" });
    post(`d${d}`);
    for (let c = 0; c < communes; c++) {
      units.push({ id: `d${d}c${c}`, name: `Xã ${d}.${c}`, level: "commune", parent_id: `d${d}` });
      post(`d${d}c${c}`);
      const held = (step: number, unit: string, start: string, end: string) =>
        tenures.push({
          id: `d${d}c${c}-${step}`,
          official_id: `o${d}.${c}`,
          post_id: `${unit}-head`,
          start,
          end,
          status: "ended",
          arrival: step > 0 ? "rotation" : "",
        });
      held(0, `d${d}c${(c + 1) % communes}`, "2010-01-01", "2014-12-31");
      held(1, `d${d}c${c}`, "2015-01-01", "2019-12-31");
      if (c % 10 === 0) held(2, `d${d}`, "2020-01-01", "2023-12-31");
    }
  }
  const officials = tenures
    .filter((tenure) => tenure.id?.endsWith("-0"))
    .map((tenure) => ({ id: tenure.official_id ?? "", name: `Người ${tenure.official_id}` }));
  return { units, posts, officials, tenures };
}
