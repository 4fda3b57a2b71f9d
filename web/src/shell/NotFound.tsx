import { useTranslation } from "react-i18next";
import { PageLink } from "../filter/PageLink";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="state">
      <h1 className="state-title">{t("state.notFound")}</h1>
      <PageLink to="/overview" className="button">
        {t("state.notFound.remedy")}
      </PageLink>
    </div>
  );
}
