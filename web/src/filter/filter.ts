import { joinList, splitList } from "./list";

/** A Filter narrows moves and tenures. It means the same on every page, in its address and in the API. */
export interface Filter {
  since?: string;
  until?: string;
  kind: string[];
  level: string[];
  bloc: string[];
  unit?: string;
  office: string[];
}

export type FilterName = keyof Filter;

/** What stands in an address after the question mark. */
export type Search = Record<string, string>;

export const filterNames: readonly FilterName[] = ["since", "until", "kind", "level", "bloc", "unit", "office"];
export const listNames = ["kind", "level", "bloc", "office"] as const;
export type ListName = (typeof listNames)[number];

/** readFilter takes the filter out of an address. What it does not understand the API will refuse, in words. */
export function readFilter(search: Search): Filter {
  const filter: Filter = { kind: [], level: [], bloc: [], office: [] };
  for (const name of listNames) filter[name] = splitList(search[name] ?? "");
  for (const name of ["since", "until", "unit"] as const) {
    if (search[name]) filter[name] = search[name];
  }
  return filter;
}

/** writeFilter puts a filter into an address; what narrows nothing is left out. */
export function writeFilter(filter: Filter): Search {
  const search: Search = {};
  for (const name of filterNames) {
    const value = filter[name];
    if (Array.isArray(value)) {
      if (value.length > 0) search[name] = joinList(value);
    } else if (value) {
      search[name] = value;
    }
  }
  return search;
}

/** queryOf gives the part of a filter that an address of the API takes. */
export function queryOf<N extends FilterName>(filter: Filter, names: readonly N[]): Partial<Pick<Filter, N>> {
  const query: Partial<Pick<Filter, N>> = {};
  for (const name of names) {
    const value = filter[name];
    if (Array.isArray(value) ? value.length > 0 : value) query[name] = value;
  }
  return query;
}

/** isEmpty says that a filter narrows nothing. */
export function isEmpty(filter: Filter): boolean {
  return Object.keys(writeFilter(filter)).length === 0;
}

/** parseSearch and formatSearch read and write the query of an address as plain text, without JSON in it. */
export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text));
}

/** plainSearch gives what an address says as text; what is undefined is not in it. */
export function plainSearch(search: Record<string, unknown>): Search {
  const stated = Object.entries(search).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(stated.map(([name, value]) => [name, String(value)]));
}

export function formatSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams(plainSearch(search));
  // A comma may stand as it is in a query, and reads better in an address that is sent to somebody.
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? "" : `?${query}`;
}
