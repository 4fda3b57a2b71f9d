import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useFindingWords } from "./useFindingWords";

/** A TestsTable shows how a verdict was reached; the first test decided it. */
export function TestsTable({ tests }: { tests: readonly Schemas["Test"][] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFindingWords();
  return (
    <DataTable
      caption={t("finding.tests")}
      rows={tests}
      keyOf={(test) => test.name}
      columns={[
        { name: t("finding.test"), value: (test) => words.test(test.name) },
        { name: t("finding.null"), value: (test) => words.said(test.null) },
        { name: t("finding.statistic"), number: true, value: (test) => test.statistic ?? null },
        { name: t("finding.df"), number: true, value: (test) => test.df ?? null },
        {
          name: t("col.p"),
          number: true,
          value: (test) => test.p,
          show: (test) => <span className="nowrap">{format.small(test.p)}</span>,
        },
        {
          name: t("col.q"),
          number: true,
          value: (test) => test.q,
          show: (test) => <span className="nowrap">{format.small(test.q)}</span>,
        },
        { name: t("finding.family"), value: (test) => test.family },
      ]}
    />
  );
}
