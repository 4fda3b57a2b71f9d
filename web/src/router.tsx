import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { formatSearch, parseSearch, type Search } from "./filter/filter";
import { Entrance } from "./pages/Entrance";
import { Crashed } from "./shell/Crashed";
import { NotFound } from "./shell/NotFound";
import { Shell } from "./shell/Shell";

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Crashed,
  validateSearch: (search: Record<string, unknown>): Search =>
    Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)])),
});

const under = () => root;

const routes = [
  createRoute({ getParentRoute: under, path: "/", component: Entrance }),
  createRoute({
    getParentRoute: under,
    path: "/overview",
    component: lazyRouteComponent(() => import("./pages/Overview")),
  }),
  createRoute({ getParentRoute: under, path: "/flows", component: lazyRouteComponent(() => import("./pages/Flows")) }),
  createRoute({
    getParentRoute: under,
    path: "/imbalances",
    component: lazyRouteComponent(() => import("./pages/Imbalances")),
  }),
  createRoute({ getParentRoute: under, path: "/paths", component: lazyRouteComponent(() => import("./pages/Paths")) }),
  createRoute({
    getParentRoute: under,
    path: "/officials",
    component: lazyRouteComponent(() => import("./pages/Officials")),
  }),
  createRoute({
    getParentRoute: under,
    path: "/officials/$id",
    component: lazyRouteComponent(() => import("./pages/Official")),
  }),
  createRoute({ getParentRoute: under, path: "/units", component: lazyRouteComponent(() => import("./pages/Units")) }),
  createRoute({
    getParentRoute: under,
    path: "/units/$id",
    component: lazyRouteComponent(() => import("./pages/Units")),
  }),
  createRoute({
    getParentRoute: under,
    path: "/network",
    component: lazyRouteComponent(() => import("./pages/Network")),
  }),
  createRoute({ getParentRoute: under, path: "/data", component: lazyRouteComponent(() => import("./pages/Data")) }),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch,
  stringifySearch: formatSearch,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultErrorComponent: Crashed,
});
