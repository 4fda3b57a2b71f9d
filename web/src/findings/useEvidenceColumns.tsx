import { useTranslation } from "react-i18next";
import { Person } from "../career/Person";
import { PageLink } from "../filter/PageLink";
import { Direction } from "../moves/Direction";
import type { Column } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";

/** A Row of a question whose columns the page does not know beforehand. */
export type Row = Record<string, unknown>;

type Kept = Column<Row> & { key: string };

const text = (row: Row, key: string) => (row[key] === null || row[key] === undefined ? null : String(row[key]));
const number = (row: Row, key: string) => (typeof row[key] === "number" ? row[key] : null);

/** useEvidenceColumns gives, for the rows of any question that stands behind a finding, the columns that they have. */
export function useEvidenceColumns(names: ReadonlyMap<string, string>): (rows: readonly Row[]) => Column<Row>[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const plain = (key: string, name: string): Kept => ({ key, name, value: (row) => text(row, key) });
  const count = (key: string, name: string): Kept => ({ key, name, number: true, value: (row) => number(row, key) });
  const date = (key: string, name: string): Kept => ({
    ...plain(key, name),
    show: (row) => <span className="nowrap">{format.date(text(row, key))}</span>,
  });
  const term = (key: string, name: string, word: (id: string) => string): Kept => ({
    key,
    name,
    value: (row) => word(text(row, key) ?? ""),
  });
  const person = (key: string, named: string, name: string): Kept => ({
    key,
    name,
    value: (row) => text(row, named) ?? text(row, key),
    show: (row) => <Person id={text(row, key) ?? ""} name={text(row, named)} />,
  });
  // Some questions give the id of a unit where others give its name.
  const unit = (key: string, idKey: string, name: string): Kept => ({
    key,
    name,
    value: (row) => names.get(text(row, key) ?? "") ?? text(row, key),
    show: (row) => {
      const id = text(row, idKey) ?? text(row, key);
      if (id === null) return <span className="quiet">–</span>;
      return (
        <PageLink to="/units/$id" params={{ id }}>
          <bdi>{names.get(id) ?? text(row, key) ?? id}</bdi>
        </PageLink>
      );
    },
  });
  const outcome = (id: string) =>
    i18n.exists(`evidence.outcome.${id}`)
      ? t(`evidence.outcome.${id as "higher"}`)
      : t(`outcome.${id as "entry"}`, { defaultValue: id });
  const known: Kept[] = [
    date("on", t("col.date")),
    person("official_id", "official", t("col.official")),
    plain("title", t("col.post")),
    unit("unit", "unit_id", t("col.unit")),
    unit("from_unit", "from_unit_id", t("col.from")),
    unit("to_unit", "to_unit_id", t("col.to")),
    term("kind", t("col.kind"), words.kind),
    {
      ...plain("direction", t("col.direction")),
      show: (row) => <Direction direction={text(row, "direction") ?? ""} />,
    },
    date("start", t("col.start")),
    date("head_since", t("col.since")),
    count("years", t("col.years")),
    count("terms", t("col.terms")),
    plain("native_unit", t("col.native")),
    term("locality", t("col.locality"), (id) => t(`locality.${id as "local"}`)),
    term("origin", t("col.origin"), (id) => t(`evidence.origin.${id as "unknown"}`)),
    term("outcome", t("col.cameOf"), outcome),
    count("months", t("col.months")),
    date("back_on", t("col.next")),
    date("next_on", t("col.next")),
    unit("back_unit", "back_unit", t("col.nextUnit")),
    unit("next_unit", "next_unit", t("col.nextUnit")),
    person("deputy_official", "deputy_official", t("col.deputy")),
    plain("deputy_title", t("col.deputyPost")),
    date("deputy_start", t("col.deputyStart")),
    count("days_apart", t("col.daysApart")),
  ];
  return (rows) => known.filter((column) => column.key in (rows[0] ?? {}));
}
