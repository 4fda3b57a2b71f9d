import { useTranslation } from "react-i18next";

/** A Verdict is told by its words; its colour only repeats them. */
export function Verdict({ verdict }: { verdict: string }) {
  const { t } = useTranslation();
  return <span className={`verdict ${verdict}`}>{t(`verdict.${verdict as "balanced"}`)}</span>;
}
