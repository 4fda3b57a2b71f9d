import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Ask, Schemas } from "../api/client";
import { usePages } from "../api/usePages";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { PageLink } from "../filter/PageLink";
import type { Column } from "../table/DataTable";
import { PagedTable } from "../table/PagedTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { Direction } from "./Direction";

export type MovesAsk = Ask<"/api/v1/moves">;
type Move = Schemas["Move"];

const page = 200;

/** MovesList shows the moves behind a cell, a hundred at a time, each leading to the person's career. */
export function MovesList({ asked, title, onClose }: { asked: MovesAsk; title: string; onClose?: () => void }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const opened = onClose !== undefined;
  const columns = useMoveColumns();
  const answer = usePages(asked, page);
  useEffect(() => {
    if (title && opened) place.current?.scrollIntoView({ behavior: "smooth", block: "nearest" });
  }, [title, opened]);
  return (
    <div ref={place} className="moves">
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        table={<PagedTable answer={answer} caption={title} columns={() => columns} keyOf={(move) => move.id} />}
        controls={
          onClose && (
            <button type="button" className="link" onClick={onClose}>
              {t("moves.close")}
            </button>
          )
        }
      />
    </div>
  );
}

export function useMoveColumns(): Column<Move>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return [
    {
      name: t("col.date"),
      value: (move) => move.on,
      show: (move) => <span className="nowrap">{format.date(move.on)}</span>,
    },
    {
      name: t("col.official"),
      value: (move) => move.official ?? move.official_id,
      show: (move) => <Person id={move.official_id} name={move.official} />,
    },
    {
      name: t("col.left"),
      value: (move) => move.from_title,
      show: (move) => <Post title={move.from_title} unit={move.from_unit_name} unitID={move.from_unit} />,
    },
    {
      name: t("col.taken"),
      value: (move) => move.to_title,
      show: (move) => <Post title={move.to_title} unit={move.to_unit_name} unitID={move.to_unit} />,
    },
    { name: t("col.kind"), value: (move) => words.kind(move.kind) },
    {
      name: t("col.direction"),
      value: (move) => move.direction,
      show: (move) => <Direction direction={move.direction} />,
    },
  ];
}

export function Post({ title, unit, unitID }: { title: string; unit: string; unitID: string }) {
  return (
    <>
      <bdi>{title}</bdi>
      <br />
      <PageLink to="/units/$id" params={{ id: unitID }} className="quiet">
        <bdi>{unit}</bdi>
      </PageLink>
    </>
  );
}
