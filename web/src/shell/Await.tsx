import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";
import { isEmpty } from "../filter/filter";
import { useFilter } from "../filter/useFilter";

interface Props<A> {
  answer: UseQueryResult<A, Problem>;
  /** What an answer without anything in it says instead. */
  empty?: (answer: A) => boolean;
  children: (answer: A) => ReactNode;
}

/** Await shows an answer once it is there, and until then, or instead, what is going on. */
export function Await<A>({ answer, empty, children }: Props<A>) {
  if (answer.data !== undefined) {
    return empty?.(answer.data) ? <Empty /> : children(answer.data);
  }
  if (answer.error) return <Failure problem={answer.error} retry={() => void answer.refetch()} />;
  return <Loading />;
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="state loading" role="status">
      <span className="visually-hidden">{t("state.loading")}</span>
      <span className="skeleton" />
      <span className="skeleton" />
      <span className="skeleton" />
    </div>
  );
}

export function Empty() {
  const { t } = useTranslation();
  const { filter, clear } = useFilter();
  return (
    <div className="state">
      <p className="state-title">{isEmpty(filter) ? t("state.nothing") : t("state.empty")}</p>
      {!isEmpty(filter) && (
        <>
          <p>{t("state.empty.remedy")}</p>
          <button type="button" className="button" onClick={clear}>
            {t("state.empty.clear")}
          </button>
        </>
      )}
    </div>
  );
}

export function Failure({ problem, retry }: { problem: Problem; retry?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="state failure" role="alert">
      <p className="state-title">{t("state.error")}</p>
      <p>{problem.code === "unreachable" ? t("state.error.unreachable") : problem.message}</p>
      {problem.requestID && <p className="quiet">{t("state.error.request", { id: problem.requestID })}</p>}
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {t("state.retry")}
        </button>
      )}
    </div>
  );
}
