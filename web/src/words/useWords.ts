import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { useAnswer } from "../api/useAnswer";

interface Term {
  id: string;
  label_vi: string | null;
  label_en: string | null;
}

/** The Words of a dataset: what its levels, blocs, kinds and offices are called, in the language of the page. */
export interface Words {
  dataset: Schemas["Dataset"] | undefined;
  title: string;
  level(id: string): string;
  bloc(id: string | null): string;
  kind(id: string | null): string;
  office(id: string | null): string;
  /** The place of a level in the dataset's order, lowest first and from 0; -1 where it has none. */
  rank(level: string): number;
}

export function useDataset() {
  return useAnswer({ path: "/api/v1/dataset" });
}

/** useOffices asks for the offices that posts have: a thousand, beyond which they are called by their ids. */
export function useOffices() {
  return useAnswer({ path: "/api/v1/offices", query: { limit: 1000 } });
}

/** labelOf gives what a term is called: in the language, else in another, else its id in plain words. */
export function labelOf(terms: readonly Term[], id: string, language: string): string {
  const term = terms.find((t) => t.id === id);
  const [first, second] = language === "vi" ? [term?.label_vi, term?.label_en] : [term?.label_en, term?.label_vi];
  return first || second || plain(id);
}

/** plain writes an id that has no label as words: deputy_director as deputy director. */
export function plain(id: string): string {
  return id.replaceAll("_", " ");
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const { data } = useDataset();
  const offices = useOffices().data?.data;
  const language = i18n.language;
  return useMemo(() => {
    const dataset = data?.data;
    const of = (terms: readonly Term[] | undefined, id: string | null) =>
      id === null || id === "" ? t("flow.none") : labelOf(terms ?? [], id, language);
    const [first, second] =
      language === "vi" ? [dataset?.title_vi, dataset?.title_en] : [dataset?.title_en, dataset?.title_vi];
    return {
      dataset,
      title: first || second || dataset?.id || "",
      level: (id) => of(dataset?.levels, id),
      bloc: (id) => of(dataset?.blocs, id),
      kind: (id) => of(dataset?.kinds, id),
      office: (id) => of(offices, id),
      rank: (id) => dataset?.levels.findIndex((level) => level.id === id) ?? -1,
    };
  }, [data, offices, language, t]);
}
