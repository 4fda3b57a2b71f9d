import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";
import type { Page } from "../api/usePages";
import { Empty, Failure, Loading } from "../shell/Await";
import { type Column, DataTable } from "./DataTable";

/** What usePages gives. */
export type Pages<R> = UseInfiniteQueryResult<{ pages: Page<R>[] }, Problem>;

interface Props<R> {
  answer: Pages<R>;
  caption: string;
  columns: (rows: readonly R[]) => readonly Column<R>[];
  keyOf: (row: R) => string;
}

/** A PagedTable is a table of a list that is asked for page by page. */
export function PagedTable<R>({ answer, caption, columns, keyOf }: Props<R>) {
  return (
    <Paged answer={answer}>
      {(rows) => (
        <DataTable caption={caption} columns={columns(rows)} rows={rows} keyOf={keyOf} more={answer.hasNextPage} />
      )}
    </Paged>
  );
}

/** Paged shows the pages of a list that are there, and a way to the next. */
export function Paged<R>({ answer, children }: { answer: Pages<R>; children: (rows: readonly R[]) => ReactNode }) {
  const { t } = useTranslation();
  if (answer.error) return <Failure problem={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading />;
  const rows = answer.data.pages.flatMap((page) => page.data);
  if (rows.length === 0) return <Empty />;
  return (
    <>
      {children(rows)}
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
}
