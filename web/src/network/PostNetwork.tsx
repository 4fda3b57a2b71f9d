import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { filterNames, queryOf } from "../filter/filter";
import { useFilter, usePlace } from "../filter/useFilter";
import { DataTable } from "../table/DataTable";
import { NetworkFrame, useLimit } from "./NetworkFrame";

/** A PostNetwork draws posts; of one that is chosen only its routes. */
export function PostNetwork() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const { search, change } = usePlace();
  const { post } = search;
  const asked = {
    path: "/api/v1/routes/posts",
    query: { ...queryOf(filter, filterNames), ...(post ? { post } : {}), limit: useLimit() },
  } as const;
  const answer = useAnswer({ ...asked, query: { ...asked.query, explain: true } });
  const routes = useMemo(
    () =>
      (answer.data?.data ?? []).map((route) => ({
        ...route,
        from_name: `${route.from_title}, ${route.from_unit_name}`,
        to_name: `${route.to_title}, ${route.to_unit_name}`,
      })),
    [answer.data],
  );
  return (
    <NetworkFrame
      of="post"
      asked={asked}
      answer={answer}
      routes={routes}
      focus={post}
      onChoose={(id) => change({ post: id })}
      around={
        post && (
          <p className="quiet">
            {t("network.around")}{" "}
            <button type="button" className="link" onClick={() => change({ post: undefined })}>
              {t("network.all")}
            </button>
          </p>
        )
      }
      table={(caption, more) => (
        <DataTable
          caption={caption}
          rows={routes}
          keyOf={(route) => `${route.from_id} → ${route.to_id}`}
          more={more}
          columns={[
            { name: t("flow.from"), value: (route) => route.from_name },
            { name: t("flow.to"), value: (route) => route.to_name },
            { name: t("col.moves"), number: true, value: (route) => route.moves },
            { name: t("col.officials"), number: true, value: (route) => route.officials },
          ]}
        />
      )}
    />
  );
}
