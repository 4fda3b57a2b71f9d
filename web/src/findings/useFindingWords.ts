import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../api/client";
import { plain } from "../words/useWords";

/** The words for what the API names: topics, figures and tests. What it may name later is shown in plain words. */
export interface FindingWords {
  /** A text of the API in the language of the page. */
  said(text: Record<string, string>): string;
  topic(name: string): string;
  figure(name: string): string;
  test(name: string): string;
  /** How many stand behind a finding, as far as they were counted. */
  behind(evidence: Schemas["Evidence"]): string;
}

export function useFindingWords(): FindingWords {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const figure = (name: string): string => {
      if (i18n.exists(`figure.${name}`)) return t(`figure.${name as "n"}`);
      if (name.startsWith("other_")) return t("figure.other", { what: figure(name.slice("other_".length)) });
      return plain(name);
    };
    return {
      said: (text) => text[i18n.language] ?? text.en ?? "",
      topic: (name) => (i18n.exists(`topic.${name}`) ? t(`topic.${name as "all"}`) : plain(name)),
      figure,
      test: (name) => (i18n.exists(`test.${name}`) ? t(`test.${name as "fisher"}`) : plain(name)),
      behind: ({ of, total, ids }) => {
        if (total !== null) return t(`evidence.${of as "moves"}`, { count: total });
        return ids.length > 0 ? t("evidence.atLeast", { count: ids.length }) : t("evidence.title");
      },
    };
  }, [t, i18n, i18n.language]);
}
