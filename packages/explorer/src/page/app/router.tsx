import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { isSubnetTab, type SubnetTab } from "../views/subnet/tabs.ts";
import { Broken, NotFound } from "./Broken.tsx";
import { Shell } from "./Shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Broken });

const overview = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../views/overview/Overview.tsx"), "Overview"),
});
const subnets = createRoute({
  getParentRoute: () => root,
  path: "/subnets",
  component: lazyRouteComponent(() => import("../views/subnets/Subnets.tsx"), "Subnets"),
});
const subnet = createRoute({
  getParentRoute: () => root,
  path: "/subnets/$netuid",
  validateSearch: ({ tab }: Record<string, unknown>): { readonly tab?: SubnetTab } => (isSubnetTab(tab) ? { tab } : {}),
  component: lazyRouteComponent(() => import("../views/subnet/Subnet.tsx"), "Subnet"),
});
const neuron = createRoute({
  getParentRoute: () => root,
  path: "/subnets/$netuid/neurons/$uid",
  component: lazyRouteComponent(() => import("../views/neuron/Neuron.tsx"), "Neuron"),
});
const blocks = createRoute({
  getParentRoute: () => root,
  path: "/blocks",
  validateSearch: ({ from }: Record<string, unknown>): { readonly from?: number } =>
    typeof from === "number" && Number.isInteger(from) && from >= 0 && from <= 0xffff_ffff ? { from } : {},
  component: lazyRouteComponent(() => import("../views/blocks/Blocks.tsx"), "Blocks"),
});
const block = createRoute({
  getParentRoute: () => root,
  path: "/blocks/$block",
  component: lazyRouteComponent(() => import("../views/block/Block.tsx"), "Block"),
});
const extrinsic = createRoute({
  getParentRoute: () => root,
  path: "/blocks/$block/extrinsics/$index",
  component: lazyRouteComponent(() => import("../views/extrinsic/Extrinsic.tsx"), "Extrinsic"),
});
const account = createRoute({
  getParentRoute: () => root,
  path: "/accounts/$address",
  component: lazyRouteComponent(() => import("../views/account/Account.tsx"), "Account"),
});
const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  validateSearch: ({ q }: Record<string, unknown>): { readonly q: string } => ({ q: `${q ?? ""}`.slice(0, 200) }),
  component: lazyRouteComponent(() => import("../views/search/Search.tsx"), "Search"),
});
const whatIf = createRoute({
  getParentRoute: () => root,
  path: "/what-if",
  validateSearch: ({ w }: Record<string, unknown>): { readonly w: string } => ({ w: `${w ?? ""}`.slice(0, 20_000) }),
  component: lazyRouteComponent(() => import("../views/whatIf/WhatIf.tsx"), "WhatIf"),
});
const ask = createRoute({
  getParentRoute: () => root,
  path: "/ask",
  component: lazyRouteComponent(() => import("../views/ask/Ask.tsx"), "Ask"),
});
const trust = createRoute({
  getParentRoute: () => root,
  path: "/trust",
  component: lazyRouteComponent(() => import("../views/trust/Trust.tsx"), "Trust"),
});
const wallet = createRoute({
  getParentRoute: () => root,
  path: "/wallet",
  component: lazyRouteComponent(() => import("../views/wallet/Wallet.tsx"), "Wallet"),
});

/** The pages by their addresses. They stand behind `#`, so that any server of files can serve the page. */
export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    subnets,
    subnet,
    neuron,
    blocks,
    block,
    extrinsic,
    account,
    search,
    whatIf,
    ask,
    trust,
    wallet,
  ]),
  history: createHashHistory(),
  defaultPreload: "intent",
  // What a part of the page holds of one subnet or account is never shown for another.
  defaultRemountDeps: ({ params }) => params,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
