import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { FilterBar } from "../filter/FilterBar";
import { PageLink } from "../filter/PageLink";
import { chooseLanguage, type Language, languageNames, languages } from "../i18n";
import { useFormat } from "../words/format";
import { useDataset, useWords } from "../words/useWords";
import { pageOf, pages } from "./pages";
import { chooseTheme, type Theme, themes, useTheme } from "./theme";

/** The Shell stands around every page: what the data is, the way to the other pages, and the filter. */
export function Shell() {
  const { t } = useTranslation();
  const page = pageOf(useRouterState({ select: (state) => state.location.pathname }));
  const words = useWords();
  useEffect(() => {
    const title = page ? t(page.title) : t("state.notFound");
    document.title = words.title ? `${title} – ${words.title}` : title;
  }, [page, t, words.title]);
  return (
    <>
      <a className="skip" href="#content">
        {t("app.skip")}
      </a>
      <Header />
      {page?.filtered && <FilterBar />}
      <main id="content" tabIndex={-1}>
        <Incomplete />
        <Outlet />
      </main>
    </>
  );
}

/** A load that is under way, or broke off, is told above everything that it may touch. */
function Incomplete() {
  const { t } = useTranslation();
  const dataset = useDataset();
  if (!dataset.data?.meta.warnings.some((warning) => warning.startsWith("incomplete"))) return null;
  return (
    <p className="banner" role="status">
      {t("state.incomplete")}
    </p>
  );
}

function Header() {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, dataset } = useWords();
  const nav = useRef<HTMLElement>(null);
  const page = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: page changes which link is the current one.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [page]);
  return (
    <header className="header">
      <div className="header-top">
        <div className="brand">
          <PageLink to="/overview" className="brand-name">
            {t("app.name")}
          </PageLink>
          <span className="brand-title">{title}</span>
          {dataset?.as_of && (
            <span className="quiet brand-date">{t("app.asOf", { date: format.date(dataset.as_of) })}</span>
          )}
        </div>
        <div className="switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </div>
      <nav className="nav" ref={nav} aria-label={t("app.pages")}>
        {pages.map((page) => (
          <PageLink key={page.path} to={page.path}>
            {t(page.title)}
          </PageLink>
        ))}
      </nav>
    </header>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <label className="switch">
      <span className="visually-hidden">{t("app.language")}</span>
      <select value={i18n.language} onChange={(e) => chooseLanguage(e.target.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function ThemeSwitch() {
  const { t } = useTranslation();
  const { theme } = useTheme();
  return (
    <label className="switch">
      <span className="visually-hidden">{t("app.theme")}</span>
      <select value={theme} onChange={(e) => chooseTheme(e.target.value as Theme)}>
        {themes.map((name) => (
          <option key={name} value={name}>
            {t(`app.theme.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
