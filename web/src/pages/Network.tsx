import { useTranslation } from "react-i18next";
import { usePlace } from "../filter/useFilter";
import { nodeKinds } from "../network/NetworkFrame";
import { PostNetwork } from "../network/PostNetwork";
import { ShortestRoute } from "../network/ShortestRoute";
import { UnitNetwork } from "../network/UnitNetwork";
import { oneOf } from "../shell/Choice";

/** Network draws units, or posts, joined by the routes most travelled between them. */
export default function Network() {
  const { t } = useTranslation();
  const { search } = usePlace();
  return (
    <>
      <h1 className="visually-hidden">{t("network.title")}</h1>
      {oneOf(nodeKinds, search.of) === "unit" ? <UnitNetwork /> : <PostNetwork />}
      <ShortestRoute />
    </>
  );
}
