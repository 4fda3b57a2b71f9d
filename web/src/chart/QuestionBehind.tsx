import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnyAsk, Ask, Meta } from "../api/client";
import { useAnswer } from "../api/useAnswer";
import { Await } from "../shell/Await";
import { BrowserLink } from "./BrowserLink";
import { textOf } from "./neo4jBrowser";

/** QuestionBehind tells what was asked of the store: the Cypher and its parameters, to copy. */
export function QuestionBehind({ asked }: { asked: AnyAsk }) {
  const { t } = useTranslation();
  const explained = { ...asked, query: { ...asked.query, explain: true } } as Ask<"/api/v1/flows">;
  const answer = useAnswer(explained);
  return (
    <div className="question">
      <p className="quiet">{t("chart.question.about")}</p>
      <Await answer={answer}>
        {({ meta }) =>
          (meta.explain ?? []).map((one) => <Explained key={one.question + one.params.join()} meta={meta} one={one} />)
        }
      </Await>
    </div>
  );
}

function Explained({ meta, one }: { meta: Meta; one: NonNullable<Meta["explain"]>[number] }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const text = textOf(one);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <figure className="cypher">
      <figcaption>
        <code>{one.question}</code>
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? t("chart.copied") : t("chart.copy")}
        </button>
        <BrowserLink meta={meta} question={one} />
      </figcaption>
      <pre tabIndex={0}>{text}</pre>
    </figure>
  );
}
