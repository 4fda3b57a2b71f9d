import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export interface Choice {
  id: string;
  name: string;
  about?: string;
}

interface Props {
  label: string;
  /** Names what is searched, so that answers are kept apart. */
  kind: string;
  search: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  onChoose: (choice: Choice) => void;
  placeholder?: string;
}

/** A Picker finds one of many by a part of its name, as it is typed. */
export function Picker({ label, kind, search, onChoose, placeholder }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["pick", kind, wanted],
    queryFn: ({ signal }) => search(wanted, signal),
    enabled: open && wanted !== "",
    placeholderData: keepPreviousData,
  });
  const choices = wanted === "" ? [] : (found.data ?? []);
  useEffect(() => {
    if (!open) return;
    const leave = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    return () => document.removeEventListener("pointerdown", leave);
  }, [open]);

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    setText("");
    setOpen(false);
    onChoose(choice);
  };
  const shown = open && wanted !== "";
  return (
    <div className="picker" ref={box}>
      <input
        type="search"
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices[active] ? `${list}-${active}` : undefined}
        placeholder={placeholder ?? t("find.type")}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setActive((now) => Math.max(0, Math.min(choices.length - 1, now + step)));
          } else if (event.key === "Enter" && shown) {
            event.preventDefault();
            choose(choices[active]);
          } else if (event.key === "Escape") {
            setOpen(false);
          }
        }}
      />
      {shown && (
        <div className="picker-list" role="listbox" id={list} aria-label={label}>
          {choices.map((choice, i) => (
            <div
              key={choice.id}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(choice);
              }}
            >
              <bdi>{choice.name}</bdi> {choice.about && <span className="quiet">{choice.about}</span>}
            </div>
          ))}
          {choices.length === 0 && !found.isFetching && <p className="quiet">{t("find.none", { text: wanted })}</p>}
        </div>
      )}
    </div>
  );
}
