import { useTranslation } from "react-i18next";
import { PageLink } from "../filter/PageLink";
import { DataTable } from "../table/DataTable";
import { useFormat } from "../words/format";
import { useWords } from "../words/useWords";
import type { Branch } from "./tree";

interface Props {
  branches: readonly Branch[];
  caption: string;
  onOpen: (id: string) => void;
}

/** A BranchTable is the table behind the map; a unit with others below it opens there. */
export function BranchTable({ branches, caption, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <DataTable
      caption={caption}
      rows={branches}
      keyOf={(branch) => branch.id}
      columns={[
        {
          name: t("col.unit"),
          value: (branch) => branch.name,
          show: (branch) =>
            branch.children.length > 0 ? (
              <button type="button" className="link" onClick={() => onOpen(branch.id)}>
                <bdi>{branch.name}</bdi>
              </button>
            ) : (
              <PageLink to="/units/$id" params={{ id: branch.id }}>
                <bdi>{branch.name}</bdi>
              </PageLink>
            ),
        },
        { name: t("col.level"), value: (branch) => words.level(branch.level) },
        { name: t("col.net"), number: true, value: (branch) => branch.net, show: (b) => format.signed(b.net) },
        { name: t("col.touching"), number: true, value: (branch) => branch.touching },
        { name: t("col.unitsMoving"), number: true, value: (branch) => branch.moving },
      ]}
    />
  );
}
