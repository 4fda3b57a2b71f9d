import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AnyAsk, Problem, Schemas } from "../api/client";
import { BrowserLink } from "../chart/BrowserLink";
import { ChartFrame } from "../chart/ChartFrame";
import { usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { Choice, oneOf } from "../shell/Choice";
import { useFormat } from "../words/format";
import { Graph } from "./Graph";
import type { Route } from "./layout";

/** What the nodes of a network are. */
export const nodeKinds = ["unit", "post"] as const;
export type NodeKind = (typeof nodeKinds)[number];

const limits = ["50", "100", "200", "400"] as const;
const usual = "100";

/** useLimit gives how many routes are drawn. */
export function useLimit(): number {
  const { search } = usePlace();
  return Number(oneOf(limits, search.routes ?? usual));
}

interface Props {
  of: NodeKind;
  asked: AnyAsk;
  /** The answer, explained, so that it can be opened in Neo4j Browser. */
  answer: UseQueryResult<{ data: unknown[]; meta: Schemas["Meta"] }, Problem>;
  routes: readonly Route[];
  focus: string | undefined;
  onChoose: (node: string) => void;
  /** What stands beside the controls while one node is in focus. */
  around?: ReactNode;
  table: (caption: string, more: boolean) => ReactNode;
}

/** A NetworkFrame draws nodes joined by the routes most travelled between them, and says what it leaves out. */
export function NetworkFrame({ of, asked, answer, routes, focus, onChoose, around, table }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = usePlace();
  const limit = useLimit();
  const nodes = new Set(routes.flatMap((route) => [route.from_id, route.to_id])).size;
  const title = t(`network.finding.${of}`, { nodes: format.number(nodes), routes: format.number(routes.length) });
  const meta = answer.data?.meta;
  const question = meta?.explain?.[0];
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      note={meta?.next && t("network.limits", { routes: format.number(routes.length) })}
      controls={
        <div className="controls">
          <Choice
            label={t("network.by")}
            values={nodeKinds}
            value={of}
            name={(each) => t(`network.by.${each}`)}
            onChange={(next) => change({ of: next, post: undefined })}
          />
          <Choice
            label={t("network.limit")}
            values={limits}
            value={String(limit) as (typeof limits)[number]}
            name={(each) => format.number(Number(each))}
            onChange={(next) => change({ routes: next })}
          />
          {around}
          {meta && question && <BrowserLink meta={meta} question={question} />}
        </div>
      }
      chart={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {() => <Graph routes={routes} title={title} focus={focus} onChoose={onChoose} />}
        </Await>
      }
      table={
        <Await answer={answer} empty={({ data }) => data.length === 0}>
          {() => table(title, meta?.next !== undefined)}
        </Await>
      }
    />
  );
}
