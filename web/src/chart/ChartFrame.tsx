import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnyAsk } from "../api/client";
import { addressOf } from "../api/client";
import { png, save, standalone } from "./export";
import { QuestionBehind } from "./QuestionBehind";

interface Props {
  /** What the chart shows, as a sentence. */
  title: ReactNode;
  /** The same as plain text, and the name of files. */
  name: string;
  /** What was asked, for the downloads and the question behind; nothing where more must be chosen first. */
  asked: AnyAsk | undefined;
  chart?: ReactNode;
  table: ReactNode;
  note?: ReactNode;
  controls?: ReactNode;
}

/** The most rows that the API gives at once. */
const most = 10_000;

/** A ChartFrame stands around a chart: its finding, its table, its downloads, and the question behind it. */
export function ChartFrame({ title, name, asked, chart, table, note, controls }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<"chart" | "table">(chart ? "chart" : "table");
  const [open, setOpen] = useState(false);
  const drawn = useRef<HTMLDivElement>(null);
  const heading = useId();
  const file = fileName(name);
  const picture = async (form: "svg" | "png") => {
    const drawing = drawn.current?.querySelector("svg");
    if (!drawing) return;
    const svg = standalone(drawing, name);
    const box = drawing.getBoundingClientRect();
    const content = form === "svg" ? new Blob([svg], { type: "image/svg+xml" }) : await png(svg, box.width, box.height);
    save(content, `${file}.${form}`);
  };
  return (
    <section className="card frame" aria-labelledby={heading}>
      <header className="frame-head">
        <h2 id={heading}>{title}</h2>
        {asked && (
          <div className="frame-tools">
            {chart && (
              <fieldset className="segments">
                <legend className="visually-hidden">{t("chart.view")}</legend>
                {(["chart", "table"] as const).map((each) => (
                  <button key={each} type="button" aria-pressed={view === each} onClick={() => setView(each)}>
                    {t(`chart.${each}`)}
                  </button>
                ))}
              </fieldset>
            )}
            <fieldset className="segments">
              <legend className="visually-hidden">{t("chart.export")}</legend>
              {chart && view === "chart" && (
                <>
                  <button type="button" onClick={() => void picture("png")}>
                    PNG
                  </button>
                  <button type="button" onClick={() => void picture("svg")}>
                    SVG
                  </button>
                </>
              )}
              <a
                href={addressOf(asked, { format: "csv", limit: takesLimit(asked) ? most : undefined })}
                download={`${file}.csv`}
              >
                CSV
              </a>
            </fieldset>
            <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t("chart.question")}
            </button>
          </div>
        )}
      </header>
      {controls && <div className="frame-controls">{controls}</div>}
      {open && asked && <QuestionBehind asked={asked} />}
      {view === "chart" && chart ? (
        <div className="frame-chart" ref={drawn}>
          {chart}
        </div>
      ) : (
        table
      )}
      {note && <div className="quiet frame-note">{note}</div>}
    </section>
  );
}

/** takesLimit says that an address gives a list, page by page. */
function takesLimit(asked: AnyAsk): boolean {
  return !/\/(dataset|career|(officials|units|posts|findings)\/\{id\})$/.test(asked.path);
}

function fileName(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/gi, "d")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .toLowerCase();
}
