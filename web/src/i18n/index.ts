import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { isolated } from "./isolated";
import { vi } from "./vi";

export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

/** The names of the languages, each in itself. */
export const languageNames: Record<Language, string> = { vi: "Tiếng Việt", en: "English" };

const kept = "careergraph.language";

/** chosenLanguage is the one that was chosen here before, else the browser's first that the page speaks. */
export function chosenLanguage(preferred: readonly string[] = navigator.languages): Language {
  const known = (text: string | null | undefined) =>
    languages.find((language) => text?.toLowerCase().startsWith(language));
  let before: string | null = null;
  try {
    before = localStorage.getItem(kept);
  } catch {
    // A browser may refuse to keep anything; then its own languages decide.
  }
  return known(before) ?? preferred.map(known).find((language) => language !== undefined) ?? "en";
}

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // Not kept, but spoken until the page is closed.
  }
  void i18next.changeLanguage(language);
}

void i18next.use(initReactI18next).init({
  resources: { en: { translation: en }, vi: { translation: vi } },
  lng: chosenLanguage(),
  supportedLngs: languages,
  keySeparator: false,
  nsSeparator: false,
  fallbackLng: false,
  returnNull: false,
  // React escapes what it shows; what is left is to keep names apart from the sentence around them.
  interpolation: { escapeValue: true, escape: isolated },
});
i18next.on("languageChanged", (language) => {
  document.documentElement.lang = language;
});
document.documentElement.lang = i18next.language;

export default i18next;
