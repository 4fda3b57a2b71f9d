import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { usePages } from "../api/usePages";
import { ChartFrame } from "../chart/ChartFrame";
import { useMoveColumns } from "../moves/MovesList";
import { PagedTable, type Pages } from "../table/PagedTable";
import { namesOf, useUnits } from "../units/useUnits";
import { type EvidenceAsk, evidenceAsk } from "./evidenceAsk";
import { useEvidenceColumns } from "./useEvidenceColumns";
import { useFindingWords } from "./useFindingWords";

const page = 200;

/** Evidence lists the moves, tenures or posts behind a finding, each with the person. */
export function Evidence({ evidence }: { evidence: Schemas["Evidence"] }) {
  const { t } = useTranslation();
  if (evidence.question === "") return <p className="quiet">{t("finding.none")}</p>;
  return <Listed evidence={evidence} asked={evidenceAsk(evidence)} />;
}

interface Props {
  evidence: Schemas["Evidence"];
  asked: EvidenceAsk;
}

function Listed({ evidence, asked }: Props) {
  const words = useFindingWords();
  const title = words.behind(evidence);
  const table =
    evidence.question === "moves" ? <Moves asked={asked} title={title} /> : <Rows asked={asked} title={title} />;
  return <ChartFrame title={title} name={title} asked={asked} table={table} />;
}

interface TableProps {
  asked: EvidenceAsk;
  title: string;
}

function Moves({ asked, title }: TableProps) {
  const columns = useMoveColumns();
  const answer = usePages(asked, page) as Pages<Schemas["Move"]>;
  return <PagedTable answer={answer} caption={title} columns={() => columns} keyOf={(move) => move.id} />;
}

/** Rows are of any other question. Where it names units by their ids only, the names are asked for. */
function Rows({ asked, title }: TableProps) {
  const answer = usePages(asked, page);
  const units = useUnits({ enabled: "to_unit" in (answer.data?.pages[0]?.data[0] ?? {}) });
  const names = useMemo(() => namesOf(units.data), [units.data]);
  const columns = useEvidenceColumns(names);
  return (
    <PagedTable answer={answer} caption={title} columns={columns} keyOf={(row) => String(row.id ?? row.tenure_id)} />
  );
}
