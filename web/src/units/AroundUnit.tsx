import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Ask, Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { AroundFrame } from "../around/AroundFrame";
import { colourOf } from "../chart/palette";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter } from "../filter/useFilter";
import { useWords } from "../words/useWords";

type Row = Schemas["AroundUnit"];

const keyOf = (row: Row) => row.unit_id;
const label = (row: Row) => row.unit;

/** AroundUnit shows from which units people came to a unit and to which they went from it. */
export function AroundUnit({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const { filter } = useFilter();
  const narrowed = queryOf({ ...filter, unit: "" }, filterNames);
  const asked: Ask<"/api/v1/units/{id}/around"> = {
    path: "/api/v1/units/{id}/around",
    place: { id },
    query: { ...narrowed, limit: 1000 },
  };
  const answer = useAnswer(asked);
  return (
    <AroundFrame
      centre={name}
      asked={asked}
      answer={answer}
      column={t("col.unit")}
      keyOf={keyOf}
      label={label}
      colour={useCallback((row: Row) => colourOf(words.rank(row.level)), [words])}
      moves={(row) =>
        row.side === "before"
          ? { ...narrowed, from_unit: row.unit_id, to_unit: id }
          : { ...narrowed, from_unit: id, to_unit: row.unit_id }
      }
    />
  );
}
