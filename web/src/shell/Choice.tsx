/** What is asked for by one of several words. */
export interface OneOf<V extends string> {
  label: string;
  values: readonly V[];
  value: V;
  name: (value: V) => string;
  onChange: (value: V) => void;
}

/** A Choice is one of a few, all of them in sight. */
export function Choice<V extends string>({ label, values, value, name, onChange }: OneOf<V>) {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="segments">
        {values.map((each) => (
          <button key={each} type="button" aria-pressed={each === value} onClick={() => onChange(each)}>
            {name(each)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** oneOf takes a word out of an address where it is one of those known, else the first of them. */
export function oneOf<V extends string>(values: readonly V[], word: string | undefined): V {
  return values.find((value) => value === word) ?? (values[0] as V);
}
