import { useTranslation } from "react-i18next";
import { usePlace } from "../filter/useFilter";
import { FindingsList } from "../findings/FindingsList";
import { FindingView } from "../findings/FindingView";
import { NetSection } from "../imbalance/NetSection";
import { PairsSection } from "../imbalance/PairsSection";

export default function Imbalances() {
  const { t } = useTranslation();
  const { search, change } = usePlace();
  return (
    <>
      <h1 className="visually-hidden">{t("imbalances.title")}</h1>
      {search.finding && <FindingView id={search.finding} onClose={() => change({ finding: undefined })} />}
      <FindingsList />
      <PairsSection />
      <NetSection />
    </>
  );
}
