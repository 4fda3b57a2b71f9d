import { useTranslation } from "react-i18next";
import { Claims } from "../data/Claims";
import { Coverage } from "../data/Coverage";
import { Facts } from "../data/Facts";
import { FilesRead } from "../data/FilesRead";
import { Outcomes } from "../data/Outcomes";
import { Problems } from "../data/Problems";
import { Terms } from "../data/Terms";

/** Data tells how far the figures are to be trusted: what the last load found, how much the tenures state, what became of
 * them, and how the graph stands to the figures published with it. */
export default function Data() {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="visually-hidden">{t("data.title")}</h1>
      <Problems />
      <FilesRead />
      <Coverage />
      <Outcomes />
      <Claims />
      <Facts />
      <Terms />
    </>
  );
}
