import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Ask, ask, type Problem, type Schemas } from "../api/client";
import { Person } from "../career/Person";
import { ChartFrame } from "../chart/ChartFrame";
import { PageLink } from "../filter/PageLink";
import { Empty, Failure, Loading } from "../shell/Await";
import { type Column, DataTable } from "../table/DataTable";
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
  const answer = useInfiniteQuery<Awaited<ReturnType<typeof ask<"/api/v1/moves">>>, Problem>({
    queryKey: ["moves", asked.query],
    queryFn: ({ pageParam, signal }) =>
      ask(
        { ...asked, query: { ...asked.query, limit: page, ...(pageParam ? { cursor: pageParam as string } : {}) } },
        signal,
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.meta.next,
  });
  useEffect(() => {
    if (title && opened) place.current?.scrollIntoView({ behavior: "smooth", block: "nearest" });
  }, [title, opened]);
  const rows = answer.data?.pages.flatMap((one) => one.data) ?? [];
  const body = () => {
    if (answer.error) return <Failure problem={answer.error} retry={() => void answer.refetch()} />;
    if (!answer.data) return <Loading />;
    if (rows.length === 0) return <Empty />;
    return (
      <>
        <DataTable caption={title} columns={columns} rows={rows} keyOf={(move) => move.id} more={answer.hasNextPage} />
        {answer.hasNextPage && (
          <button
            type="button"
            className="button"
            disabled={answer.isFetching}
            onClick={() => void answer.fetchNextPage()}
          >
            {t("state.more")}
          </button>
        )}
      </>
    );
  };
  return (
    <div ref={place} className="moves">
      <ChartFrame
        title={title}
        name={title}
        asked={asked}
        table={body()}
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

function useMoveColumns(): Column<Move>[] {
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
