import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Picker } from "../find/Picker";
import { findUnits } from "../find/search";
import { spanOf } from "../time/partial";
import { useOffices, useWords } from "../words/useWords";
import { isEmpty, type ListName, listNames } from "./filter";
import { useFilter } from "./useFilter";
import { useLabels, useSaid } from "./useSaid";

/** The FilterBar shows and changes the filter in the address. */
export function FilterBar() {
  const { t } = useTranslation();
  const { filter, change, clear } = useFilter();
  return (
    <search className="filter" aria-label={t("filter.title")}>
      <div className="filter-controls">
        <DateBox name="since" label={t("filter.since")} />
        <DateBox name="until" label={t("filter.until")} />
        {listNames.map((name) => (
          <Checks key={name} name={name} />
        ))}
        <Popover label={t("filter.unit")} chosen={filter.unit ? 1 : 0}>
          <Picker
            label={t("filter.unit")}
            kind="unit"
            search={findUnits}
            onChoose={(unit) => change({ unit: unit.id })}
          />
          <p className="quiet">{t("filter.unit.below")}</p>
        </Popover>
      </div>
      <div className="filter-chips">
        <Chips />
        {!isEmpty(filter) && (
          <button type="button" className="link" onClick={clear}>
            {t("filter.clear")}
          </button>
        )}
      </div>
    </search>
  );
}

/** A DateBox takes a date as precise as one likes. It changes the filter when it is left or Enter is pressed. */
function DateBox({ name, label }: { name: "since" | "until"; label: string }) {
  const { t } = useTranslation();
  const { filter, change } = useFilter();
  const stated = filter[name] ?? "";
  const [text, setText] = useState(stated);
  useEffect(() => setText(stated), [stated]);
  const hint = t("filter.date.hint");
  const bad = text !== "" && !spanOf(text);
  const about = useId();
  const commit = () => {
    if (!bad && text !== stated) change({ [name]: text });
  };
  return (
    <label className="datebox">
      <span>{label}</span>
      <input
        inputMode="numeric"
        size={10}
        maxLength={10}
        placeholder="2019-11"
        title={hint}
        value={text}
        aria-invalid={bad}
        aria-describedby={bad ? about : undefined}
        onChange={(event) => setText(event.target.value.trim())}
        onBlur={commit}
        onKeyDown={(event) => event.key === "Enter" && commit()}
      />
      {bad && (
        <span id={about} className="problem" role="alert">
          {t("filter.date.bad", { hint })}
        </span>
      )}
    </label>
  );
}

function Checks({ name }: { name: ListName }) {
  const { t } = useTranslation();
  const { filter, change } = useFilter();
  const chosen = filter[name];
  return (
    <Popover label={t(`filter.${name}`)} chosen={chosen.length}>
      <Options name={name}>
        {(ids, labelOf) => (
          <fieldset className="checks">
            <legend className="visually-hidden">{t(`filter.${name}`)}</legend>
            {ids.map((id) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    change({ [name]: event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id) })
                  }
                />
                {labelOf(id)}
              </label>
            ))}
          </fieldset>
        )}
      </Options>
    </Popover>
  );
}

/** Options gives what a list can be filtered by. */
function Options({
  name,
  children,
}: {
  name: ListName;
  children: (ids: string[], labelOf: (id: string) => string) => ReactNode;
}) {
  const { dataset } = useWords();
  const labels = useLabels();
  const offices = useOffices();
  const terms = { kind: dataset?.kinds, level: dataset?.levels, bloc: dataset?.blocs, office: offices.data?.data };
  return children(terms[name]?.map((term) => term.id) ?? [], labels[name]);
}

/** A Popover opens something below its button. */
function Popover({ label, chosen, children }: { label: string; chosen: number; children: ReactNode }) {
  const place = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const close = () => {
      if (place.current) place.current.open = false;
    };
    const leave = (event: PointerEvent) => {
      if (!place.current?.contains(event.target as Node)) close();
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("keydown", onEscape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("keydown", onEscape);
    };
  }, [open]);
  return (
    <details className="popover" ref={place} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="button">
        {label}
        {chosen > 0 && <span className="count">{chosen}</span>}
      </summary>
      {open && <div className="popover-body">{children}</div>}
    </details>
  );
}

/** The Chips tell what the filter says, in words, and take it out again. */
function Chips() {
  const { t } = useTranslation();
  const { change } = useFilter();
  const said = useSaid();
  if (said.length === 0) return <span className="quiet">{t("filter.everything")}</span>;
  return (
    <ul className="chips">
      {said.map(({ name, text, without }) => (
        <li key={name + text} className="chip">
          <bdi>{text}</bdi>
          <button
            type="button"
            title={t("filter.remove", { what: text })}
            aria-label={t("filter.remove", { what: text })}
            onClick={() => change(without)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
