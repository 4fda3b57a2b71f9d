import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Ask, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { AroundFrame } from "../around/AroundFrame";
import { colourOf } from "../chart/palette";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { busiest } from "../flows/sums";
import { Await } from "../shell/Await";
import { useWords } from "../words/useWords";

type Row = Schemas["AroundOffice"];

/** AroundOffice shows what came before and after an office, the busiest one unless the address names another. */
export function AroundOffice() {
  const flows = useAnswer({ path: "/api/v1/flows", query: { by: "office", limit: 10_000 } });
  const { search } = usePlace();
  return (
    <Await answer={flows} empty={({ data }) => data.every((flow) => flow.from === null && flow.to === null)}>
      {({ data }) => {
        const offices = busiest(data).filter((office) => office !== null);
        return <Around offices={offices} office={search.held ?? (offices[0] as string)} />;
      }}
    </Await>
  );
}

const keyOf = (row: Row) => `${row.office ?? ""}@${row.level}`;

function Around({ offices, office }: { offices: readonly string[]; office: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { filter } = useFilter();
  const { search } = usePlace();
  const level = search.held_level;
  const narrowed = queryOf(filter, filterNames);
  const asked: Ask<"/api/v1/offices/{id}/around"> = {
    path: "/api/v1/offices/{id}/around",
    place: { id: office },
    query: { ...narrowed, ...(level ? { at_level: level } : {}), limit: 1000 },
  };
  const answer = useAnswer(asked);
  const named = useCallback((id: string | null, at: string) => `${words.office(id)} (${words.level(at)})`, [words]);
  return (
    <AroundFrame
      centre={level ? named(office, level) : words.office(office)}
      asked={asked}
      answer={answer}
      column={t("filter.office")}
      keyOf={keyOf}
      label={useCallback((row: Row) => named(row.office, row.level), [named])}
      colour={useCallback((row: Row) => colourOf(words.rank(row.level)), [words])}
      moves={(row) => {
        const other = { office: row.office ?? "", level: row.level };
        return row.side === "before"
          ? {
              ...narrowed,
              from_office: other.office,
              from_level: other.level,
              to_office: office,
              ...(level ? { to_level: level } : {}),
            }
          : {
              ...narrowed,
              from_office: office,
              ...(level ? { from_level: level } : {}),
              to_office: other.office,
              to_level: other.level,
            };
      }}
      controls={<OfficeChoice offices={offices} office={office} level={level ?? ""} />}
    />
  );
}

function OfficeChoice({ offices, office, level }: { offices: readonly string[]; office: string; level: string }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const { change } = usePlace();
  const sorted = [...new Set([...offices, office])].sort((a, b) =>
    words.office(a).localeCompare(words.office(b), i18n.language),
  );
  return (
    <div className="controls">
      <label>
        {t("around.office")}{" "}
        <select value={office} onChange={(event) => change({ held: event.target.value })}>
          {sorted.map((id) => (
            <option key={id} value={id}>
              {words.office(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("around.level")}{" "}
        <select value={level} onChange={(event) => change({ held_level: event.target.value || undefined })}>
          <option value="">{t("filter.all.levels")}</option>
          {(words.dataset?.levels ?? []).map(({ id }) => (
            <option key={id} value={id}>
              {words.level(id)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
