import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import { type Filter, type FilterName, type ListName, listNames } from "./filter";
import { useFilter } from "./useFilter";

/** A Said is one thing that the filter says. */
export interface Said {
  name: FilterName;
  text: string;
  /** What the filter becomes without it. */
  without: Partial<Filter>;
}

/** useLabels gives the words for what a list of the filter has in it. */
export function useLabels(): Record<ListName, (id: string) => string> {
  const words = useWords();
  return { kind: words.kind, level: words.level, bloc: words.bloc, office: words.office };
}

/** useSaid tells what the filter says, one thing after another, in words. */
export function useSaid(): Said[] {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const format = useFormat();
  const labels = useLabels();
  const unit = useAnswer(
    { path: "/api/v1/units/{id}", place: { id: filter.unit ?? "" } },
    { enabled: Boolean(filter.unit) },
  );
  const said: Said[] = [];
  for (const name of ["since", "until"] as const) {
    const date = filter[name];
    if (date) said.push({ name, text: `${t(`filter.${name}`)} ${format.date(date)}`, without: { [name]: "" } });
  }
  for (const name of listNames) {
    for (const id of filter[name]) {
      said.push({ name, text: labels[name](id), without: { [name]: filter[name].filter((other) => other !== id) } });
    }
  }
  if (filter.unit) {
    said.push({ name: "unit", text: unit.data?.data.name ?? filter.unit, without: { unit: "" } });
  }
  return said;
}
