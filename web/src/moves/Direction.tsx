import { useTranslation } from "react-i18next";

const signs = { up: "↑", down: "↓", lateral: "→", unordered: "·" } as const;

export type DirectionName = keyof typeof signs;

/** A Direction is told by a sign, a word and a colour, so that no one needs the last. */
export function Direction({ direction }: { direction: string }) {
  const { t } = useTranslation();
  const known = direction in signs ? (direction as DirectionName) : "unordered";
  return (
    <span className={`direction ${known}`}>
      <span aria-hidden="true">{signs[known]}</span> {t(`direction.${known}`)}
    </span>
  );
}
