import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AnswerOf, type Ask, ask, type Problem } from "../api/client";
import { ChartFrame } from "../chart/ChartFrame";
import { PageLink } from "../filter/PageLink";
import { usePlace } from "../filter/useFilter";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";

const most = 100;

/** Officials finds people by a part of their name, as it is typed. */
export default function Officials() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = usePlace();
  const [text, setText] = useState(search.name ?? "");
  const wanted = useDeferredValue(text.trim());
  useEffect(() => {
    // The address follows what is typed, once it rests.
    const timer = setTimeout(() => {
      if (wanted !== (search.name ?? "")) change({ name: wanted || undefined });
    }, 400);
    return () => clearTimeout(timer);
  }, [wanted, search.name, change]);
  const asked: Ask<"/api/v1/officials"> = {
    path: "/api/v1/officials",
    query: { ...(wanted ? { name: wanted } : {}), limit: most },
  };
  const answer = useQuery<AnswerOf<"/api/v1/officials">, Problem>({
    queryKey: ["officials", wanted],
    queryFn: ({ signal }) => ask(asked, signal),
    placeholderData: keepPreviousData,
  });
  const found = answer.data?.data.length ?? 0;
  const title = answer.data?.meta.next
    ? t("officials.foundMore", { count: found })
    : t("officials.found", { count: found });
  return (
    <>
      <h1>{t("officials.title")}</h1>
      <input
        className="search-large"
        type="search"
        aria-label={t("officials.search")}
        placeholder={t("officials.search")}
        title={t("find.type")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Await answer={answer}>
        {({ data }) =>
          data.length === 0 ? (
            <p className="state">{t("officials.none", { text: wanted })}</p>
          ) : (
            <ChartFrame
              title={title}
              name={t("officials.list")}
              asked={asked}
              table={
                <DataTable
                  caption={t("officials.list")}
                  rows={data}
                  keyOf={(official) => official.id}
                  columns={[
                    {
                      name: t("col.official"),
                      value: (official) => official.name ?? official.id,
                      show: (official) => (
                        <PageLink to="/officials/$id" params={{ id: official.id }} className="person">
                          <bdi>{official.name ?? t("officials.noName")}</bdi>
                        </PageLink>
                      ),
                    },
                    {
                      name: t("col.id"),
                      value: (official) => official.id,
                      show: (official) => <bdi className="person">{official.id}</bdi>,
                    },
                    {
                      name: t("col.born"),
                      value: (official) => official.birth_date,
                      show: (official) => format.date(official.birth_date) || "–",
                    },
                    { name: t("col.native"), value: (official) => official.native_unit },
                    { name: t("col.tenures"), number: true, value: (official) => official.tenures },
                    { name: t("col.moves"), number: true, value: (official) => official.moves },
                  ]}
                />
              }
            />
          )
        }
      </Await>
    </>
  );
}
