import { type FilterName, filterNames } from "../filter/filter";

/** The pages, in the order of the navigation, each with the parts of the filter that narrow it. */
export const pages = [
  { path: "/overview", title: "nav.overview", filters: filterNames },
  { path: "/flows", title: "nav.flows", filters: filterNames },
  { path: "/imbalances", title: "nav.imbalances", filters: filterNames },
  { path: "/paths", title: "nav.paths", filters: ["since", "until", "bloc", "unit", "office"] },
  { path: "/officials", title: "nav.officials", filters: [] },
  { path: "/units", title: "nav.units", filters: filterNames },
  { path: "/network", title: "nav.network", filters: filterNames },
  { path: "/data", title: "nav.data", filters: filterNames },
] as const satisfies readonly { path: string; title: string; filters: readonly FilterName[] }[];

export type Page = (typeof pages)[number];

/** pageOf gives the page that an address belongs to. */
export function pageOf(address: string): Page | undefined {
  return pages.find((page) => address === page.path || address.startsWith(`${page.path}/`));
}
