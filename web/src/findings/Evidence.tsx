import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { usePages } from "../api/usePages";
import { ChartFrame } from "../chart/ChartFrame";
import { useMoveColumns } from "../moves/MovesList";
import { PagedTable, type Pages } from "../table/PagedTable";
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

function Listed({ evidence, asked }: { evidence: Schemas["Evidence"]; asked: EvidenceAsk }) {
  const words = useFindingWords();
  const title = words.behind(evidence);
  const answer = usePages(asked, page);
  const moves = useMoveColumns();
  const columns = useEvidenceColumns();
  return (
    <ChartFrame
      title={title}
      name={title}
      asked={asked}
      table={
        evidence.question === "moves" ? (
          <PagedTable
            answer={answer as Pages<Schemas["Move"]>}
            caption={title}
            columns={() => moves}
            keyOf={(move) => move.id}
          />
        ) : (
          <PagedTable
            answer={answer}
            caption={title}
            columns={columns}
            keyOf={(row) => String(row.id ?? row.tenure_id)}
          />
        )
      }
    />
  );
}
