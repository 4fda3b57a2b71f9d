import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { PageLink } from "../filter/PageLink";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import type { Dimension } from "./ends";

type Row = Pick<Schemas["Flow"], "from" | "to" | "moves" | "officials">;

interface Props {
  caption: string;
  flows: readonly Row[];
  by: Dimension;
  label: (id: string | null) => string;
  more?: boolean;
}

/** A FlowsTable has a row for each ordered pair; the number of moves leads to those behind it. */
export function FlowsTable({ caption, flows, by, label, more }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={flows}
      keyOf={(flow) => `${flow.from} → ${flow.to}`}
      more={more ?? false}
      columns={[
        { name: t("flow.from"), value: (flow) => label(flow.from) },
        { name: t("flow.to"), value: (flow) => label(flow.to) },
        {
          name: t("col.moves"),
          number: true,
          value: (flow) => flow.moves,
          show: (flow) => (
            <PageLink
              to="/flows"
              search={{ by, from: flow.from ?? "", to: flow.to ?? "" }}
              label={t("flow.cell", {
                from: label(flow.from),
                to: label(flow.to),
                moves: t("flow.moves", { count: flow.moves }),
              })}
            >
              {format.number(flow.moves)}
            </PageLink>
          ),
        },
        { name: t("col.officials"), number: true, value: (flow) => flow.officials },
      ]}
    />
  );
}
