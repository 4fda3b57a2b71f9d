import { useTranslation } from "react-i18next";
import { useAnswer } from "../api/useAnswer";
import { ChartFrame } from "../chart/ChartFrame";
import { Await } from "../shell/Await";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";

const fates = ["read", "accepted", "rejected", "repeated", "skipped"] as const;

/** FilesRead tells what became of the rows of each file of the last load, and what it assumed or left aside. */
export function FilesRead() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = { path: "/api/v1/report/files" } as const;
  const answer = useAnswer(asked);
  const files = answer.data?.data ?? [];
  const sum = (fate: (typeof fates)[number]) => files.reduce((n, file) => n + file[fate], 0);
  const title =
    files.length > 0
      ? t("data.files.finding", {
          count: files.length,
          accepted: format.number(sum("accepted")),
          read: format.number(sum("read")),
        })
      : t("data.files");
  return (
    <ChartFrame
      title={title}
      name={t("data.files")}
      asked={asked}
      table={
        <>
          <Await answer={answer}>
            {({ data, meta }) =>
              data.length === 0 ? (
                <p className="quiet">{t("data.files.none")}</p>
              ) : (
                <DataTable
                  caption={title}
                  rows={data}
                  keyOf={(file) => String(file.position)}
                  more={meta.next !== undefined}
                  columns={[
                    { name: t("data.file"), value: (file) => file.file },
                    ...fates.map((fate) => ({
                      name: t(`data.fate.${fate}`),
                      number: true,
                      value: (file: (typeof data)[number]) => file[fate],
                    })),
                  ]}
                />
              )
            }
          </Await>
          <Notes />
        </>
      }
    />
  );
}

/** Notes are sentences of the program, which it writes in English. */
function Notes() {
  const answer = useAnswer({ path: "/api/v1/report/notes" });
  const notes = answer.data?.data ?? [];
  if (notes.length === 0) return null;
  return (
    <ul className="quiet" lang="en">
      {notes.map(({ position, note }) => (
        <li key={position}>
          <bdi>{note}</bdi>
        </li>
      ))}
    </ul>
  );
}
