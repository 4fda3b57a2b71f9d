import { useTranslation } from "react-i18next";

/** useCodeName gives what a code of problems is called; one that the page does not know, by its own words. */
export function useCodeName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => t(`data.problem.${code as "no_start"}`, { defaultValue: code.replaceAll("_", " ") });
}
