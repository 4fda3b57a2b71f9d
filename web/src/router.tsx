import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { formatSearch, parseSearch, plainSearch } from "./filter/filter";
import { Entrance } from "./pages/Entrance";
import { Loading } from "./shell/Await";
import { Crashed } from "./shell/Crashed";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
  validateSearch: plainSearch,
});

/** The pages, each a script of its own. */
const loaders = {
  "/overview": () => import("./pages/Overview"),
  "/flows": () => import("./pages/Flows"),
  "/imbalances": () => import("./pages/Imbalances"),
  "/paths": () => import("./pages/Paths"),
  "/officials": () => import("./pages/Officials"),
  "/officials/$id": () => import("./pages/Official"),
  "/units": () => import("./pages/Units"),
  "/units/$id": () => import("./pages/Units"),
  "/network": () => import("./pages/Network"),
  "/data": () => import("./pages/Data"),
} as const;

const routes = [
  createRoute({ getParentRoute: () => root, path: "/", component: Entrance }),
  ...Object.entries(loaders).map(([path, load]) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  ),
];

/** fetchPages fetches the scripts of all pages, so that each opens at once, and even when the service has gone. */
export function fetchPages(): void {
  for (const load of Object.values(loaders)) load().catch(() => undefined); // It is fetched again when it is opened.
}

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch: formatSearch,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: Crashed,
  defaultPendingComponent: Loading,
});
