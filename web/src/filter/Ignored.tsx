import { useTranslation } from "react-i18next";
import type { FilterName } from "./filter";
import { useSaid } from "./useSaid";

/** Ignored names what the filter says that does not narrow what is shown. */
export function Ignored({ names }: { names: readonly FilterName[] }) {
  const { t } = useTranslation();
  const ignored = useSaid().filter(({ name }) => names.includes(name));
  if (ignored.length === 0) return null;
  return <>{t("filter.ignored", { what: ignored.map(({ text }) => text).join(", ") })}</>;
}
