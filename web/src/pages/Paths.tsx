import { useTranslation } from "react-i18next";
import { usePlace } from "../filter/useFilter";
import { AroundOffice } from "../path/AroundOffice";
import { CareersThrough } from "../path/CareersThrough";
import { SequenceEditor } from "../path/SequenceEditor";
import { readSequence, writeSequence } from "../path/sequence";
import { TravelledRoutes } from "../path/TravelledRoutes";
import { Await } from "../shell/Await";
import { useDataset, useWords, type Words } from "../words/useWords";

/** Paths shows whose career went through a sequence of levels, the routes most travelled, and what came before and after an
 * office. */
export default function Paths() {
  const { t } = useTranslation();
  const words = useWords();
  const { search, change } = usePlace();
  const sequence = readSequence(search, climb(words));
  return (
    <>
      <h1>{t("paths.title")}</h1>
      <SequenceEditor value={sequence} onChange={(next) => change(writeSequence(next))} />
      {sequence.levels.length > 0 ? <CareersThrough sequence={sequence} /> : <NoSequence />}
      <TravelledRoutes />
      <AroundOffice />
    </>
  );
}

/** NoSequence says why there are no careers to be seen. */
function NoSequence() {
  const { t } = useTranslation();
  return (
    <Await answer={useDataset()}>
      {({ data }) => (
        <section className="card">
          {t(data.levels.some(({ posts }) => posts > 0) ? "paths.choose" : "paths.noLevels")}
        </section>
      )}
    </Await>
  );
}

/** climb is the path that the page begins with: the three lowest levels that have posts, upwards. */
function climb(words: Words): string[] {
  return (words.dataset?.levels ?? [])
    .filter((level) => level.posts > 0)
    .map((level) => level.id)
    .slice(0, 3);
}
