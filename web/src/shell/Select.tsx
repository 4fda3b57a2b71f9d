interface Props<V extends string> {
  label: string;
  values: readonly V[];
  value: V;
  name: (value: V) => string;
  onChange: (value: V) => void;
}

/** A Select is one of many, of which only the chosen is in sight. */
export function Select<V extends string>({ label, values, value, name, onChange }: Props<V>) {
  return (
    <label className="select">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as V)}>
        {values.map((each) => (
          <option key={each} value={each}>
            {name(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
