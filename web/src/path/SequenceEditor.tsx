import { useTranslation } from "react-i18next";
import { useWords } from "../words/useWords";
import { longest, type Sequence } from "./sequence";

interface Props {
  value: Sequence;
  onChange: (next: Sequence) => void;
}

/** A SequenceEditor writes a sequence step by step. */
export function SequenceEditor({ value, onChange }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const known = (words.dataset?.levels ?? []).map((level) => level.id);
  const { levels } = value;
  const put = (next: string[]) => onChange({ ...value, levels: next });
  return (
    <div className="controls">
      <fieldset className="choice">
        <legend>{t("paths.sequence")}</legend>
        <ol className="sequence">
          {levels.map((level, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level may stand in a sequence more than once.
            <li key={i}>
              <select
                aria-label={t("paths.step", { step: i + 1 })}
                value={level}
                onChange={(event) => put(levels.with(i, event.target.value))}
              >
                {[...new Set([...known, level])].map((id) => (
                  <option key={id} value={id}>
                    {words.level(id)}
                  </option>
                ))}
              </select>
              {levels.length > 1 && (
                <button
                  type="button"
                  className="link"
                  aria-label={t("paths.removeStep", { step: i + 1 })}
                  onClick={() => put(levels.filter((_, other) => other !== i))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
          {levels.length < longest && known[0] !== undefined && (
            <li className="last">
              <button
                type="button"
                className="button"
                onClick={() => put([...levels, levels.at(-1) ?? (known[0] as string)])}
              >
                + {t("paths.add")}
              </button>
            </li>
          )}
        </ol>
      </fieldset>
      <fieldset className="checks inline">
        <legend className="visually-hidden">{t("paths.title")}</legend>
        <label>
          <input
            type="checkbox"
            checked={value.gaps}
            onChange={(event) => onChange({ ...value, gaps: event.target.checked })}
          />
          {t("paths.gaps")}
        </label>
        <label>
          <input
            type="checkbox"
            checked={value.orHigher}
            onChange={(event) => onChange({ ...value, orHigher: event.target.checked })}
          />
          {t("paths.orHigher")}
        </label>
      </fieldset>
    </div>
  );
}
