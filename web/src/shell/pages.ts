/** The pages, in the order of the navigation, and whether the filter narrows what they show. */
export const pages = [
  { path: "/overview", title: "nav.overview", filtered: true },
  { path: "/flows", title: "nav.flows", filtered: true },
  { path: "/imbalances", title: "nav.imbalances", filtered: true },
  { path: "/paths", title: "nav.paths", filtered: true },
  { path: "/officials", title: "nav.officials", filtered: false },
  { path: "/units", title: "nav.units", filtered: true },
  { path: "/network", title: "nav.network", filtered: true },
  { path: "/data", title: "nav.data", filtered: true },
] as const satisfies readonly { path: string; title: string; filtered: boolean }[];

export type Page = (typeof pages)[number];

/** pageOf gives the page that an address belongs to. */
export function pageOf(address: string): Page | undefined {
  return pages.find((page) => address === page.path || address.startsWith(`${page.path}/`));
}
