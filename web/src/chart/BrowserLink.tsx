import { useTranslation } from "react-i18next";
import type { Meta } from "../api/client";
import { editIn } from "./neo4jBrowser";

/** A BrowserLink opens a question in Neo4j Browser, where the store is shown there. */
export function BrowserLink({ meta, question }: { meta: Meta; question: NonNullable<Meta["explain"]>[number] }) {
  const { t } = useTranslation();
  if (!meta.browser) return null;
  return (
    <a className="button" href={editIn(meta.browser, question)} target="_blank" rel="noopener noreferrer">
      {t("chart.browser")}
    </a>
  );
}
