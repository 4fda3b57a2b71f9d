import { useTranslation } from "react-i18next";

/** What is shown where the page itself fails, instead of nothing. */
export function Crashed({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className="state failure" role="alert">
      <p className="state-title">{t("state.error.crash")}</p>
      <p className="quiet">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t("state.retry")}
      </button>
    </div>
  );
}
