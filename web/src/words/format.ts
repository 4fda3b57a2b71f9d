import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { precisionOf, spanOf } from "../time/partial";

/** A Format writes numbers and dates as a language does. */
export interface Format {
  number(n: number): string;
  signed(n: number): string;
  percent(share: number, digits?: number): string;
  small(p: number): string;
  date(date: string | null | undefined): string;
}

export function formatFor(language: string): Format {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  const plain = new Intl.NumberFormat(locale);
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const tiny = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const dates = {
    year: new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" }),
    month: new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }),
    day: new Intl.DateTimeFormat(
      locale,
      language === "vi"
        ? { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }
        : { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
    ),
  };
  return {
    number: (n) => plain.format(n),
    signed: (n) => signed.format(n),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(share),
    small: (p) => (p < 0.0001 ? `< ${tiny.format(0.0001)}` : tiny.format(p)),
    // A date is as precise as it was stated. What cannot be read is shown as it is.
    date: (date) => {
      if (!date) return "";
      const span = spanOf(date);
      // Vietnamese would write tháng 03, 2016, which does not line up with 14/03/2016.
      if (span && language === "vi" && precisionOf(date) === "month") return `${date.slice(5)}/${date.slice(0, 4)}`;
      return span ? dates[precisionOf(date)].format(new Date(span.first * 86_400_000)) : date;
    },
  };
}

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(i18n.language), [i18n.language]);
}
