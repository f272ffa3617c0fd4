import { out } from "../../output/colors.ts";
import { asInvoked } from "../../output/invocation.ts";
import { fitParts, safeCell } from "../../output/text.ts";
import type { NetworkView } from "../observation/view.ts";
import type { Issue } from "../processes/statusBoard.ts";
import { issuesPage } from "./pages/issues.ts";
import { legendPage } from "./pages/legend.ts";
import { networkPage } from "./pages/network.ts";
import type { Page } from "./pages/parts.ts";
import { roundPage } from "./pages/round.ts";
import type { PageName, ScreenState } from "./pages/state.ts";
import { subnetPage } from "./pages/subnet.ts";
import type { Size } from "./terminal/screen.ts";

/** Facts that the screen shows. */
export interface Scene {
  readonly view: NetworkView;
  readonly issues: readonly Issue[];
  /** Folder of the logs. */
  readonly logs: string;
  /** Commands to try next, as `tao …`. */
  readonly next: readonly string[];
  readonly hasKeys: boolean;
}

/** Picture of the whole terminal. */
export interface Frame {
  readonly lines: readonly string[];
  /** Lines of the page above the first one that is seen: at most as many as there are. */
  readonly scroll: number;
  /** Lines of the page that are seen at once. */
  readonly room: number;
}

/** Least rows of a terminal that shows the next commands. */
const ROWS_FOR_NEXT = 20;
/** Lines of a page that are seen at least, if need be in place of its head. */
const LEAST_ROOM = 4;

function pageOf({ view, issues, logs }: Scene, { page, netuid }: ScreenState, size: Size): Page {
  const subnet = view.subnets.find((one) => one.netuid === netuid) ?? view.subnets[0];
  switch (page) {
    case "legend":
      return legendPage(size);
    case "issues":
      return issuesPage(issues, logs, size);
    case "subnet":
      if (subnet !== undefined) return subnetPage(subnet, issues, size);
      break;
    case "round":
      if (subnet !== undefined) return roundPage(subnet, size);
      break;
    case "network":
      break;
  }
  return networkPage(view, size);
}

/** Renders the next commands in a line. */
export function nextLine(commands: readonly string[], columns: number): string {
  return fitParts([out.dim("next, in another terminal:"), ...commands.map((command) => asInvoked(command))], columns);
}

function keysLine({ view, hasKeys, issues }: Scene, state: ScreenState, place: string, columns: number): string {
  if (!hasKeys) return fitParts(["Ctrl-C stops everything.", place], columns);
  const key = (name: string, meaning: string, page: PageName, netuid = state.netuid) => {
    const isHere = state.page === page && (page !== "subnet" || state.netuid === netuid);
    return isHere ? out.inverse(` ${name} ${meaning} `) : `${out.bold(name)} ${meaning}`;
  };
  const keys = [
    key("n", "network", "network"),
    ...view.subnets.slice(0, 4).map(({ netuid, name }) => key(String(netuid), safeCell(name, 8), "subnet", netuid)),
    key("r", "round", "round"),
    key("i", issues.length === 0 ? "issues" : `issues: ${issues.length}`, "issues"),
    key("?", "legend", "legend"),
    `${out.bold("q")} quit`,
  ];
  return fitParts([...(place === "" ? [] : [place]), ...keys], columns);
}

/** Renders the first issue in a line, except on the page of issues. */
function issueLine({ issues }: Scene, { page }: ScreenState, columns: number): string[] {
  const [first] = issues;
  if (first === undefined || page === "issues") return [];
  return [out.yellow(safeCell(`! ${first.name}: ${first.message}`, columns))];
}

/** Renders the screen of `tao up`. It fits the terminal: columns are dropped, and lines that have no room scroll. */
export function renderFrame(scene: Scene, state: ScreenState, size: Size): Frame {
  const { columns, rows } = size;
  const page = pageOf(scene, state, size);
  const foot = [
    ...(rows >= ROWS_FOR_NEXT ? ["", nextLine(scene.next, columns)] : []),
    ...issueLine(scene, state, columns),
  ];
  const forHead = Math.max(0, rows - foot.length - 1 - LEAST_ROOM);
  // Of a head that is too long, the end stays: it has the titles of the columns.
  const head = page.head.length <= forHead ? page.head : page.head.slice(page.head.length - forHead);
  const room = Math.max(1, rows - head.length - foot.length - 1);
  const scroll = Math.min(state.scroll, Math.max(0, page.body.length - room));
  const seen = page.body.slice(scroll, scroll + room);
  const isWhole = page.body.length <= room;
  const place = isWhole
    ? ""
    : `${scroll > 0 ? "↑" : " "}${scroll + seen.length}/${page.body.length}${scroll + room < page.body.length ? "↓" : " "}`;
  const filling = Number.isFinite(rows) ? Array.from({ length: room - seen.length }, () => "") : [];
  const lines = [...head, ...seen, ...filling, ...foot, keysLine(scene, state, place, columns)];
  return { lines: lines.slice(0, rows), scroll, room };
}

/** Renders the whole network as a text that stays when the screen has gone. */
export function renderLast({ view, next }: Scene, columns: number): string {
  const { head, body } = networkPage(view, { columns, rows: Number.POSITIVE_INFINITY });
  return [...head, ...body, "", nextLine(next, columns), ""].join("\n");
}
