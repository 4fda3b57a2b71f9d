import type { OneOf } from "./Choice";

/** A Select is one of many, of which only the chosen is in sight. */
export function Select<V extends string>({ label, values, value, name, onChange }: OneOf<V>) {
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
