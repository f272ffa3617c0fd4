import { relative } from "node:path";
import { visible } from "../../output/text.ts";
import { formatTao } from "../../output/units.ts";
import { DEFAULT_RPC_PORT } from "../../shared/options.ts";
import { atEveryBlock } from "../observation/atEveryBlock.ts";
import type { NetworkView } from "../observation/view.ts";
import type { RunningNetwork } from "../session/runningNetwork.ts";
import { renderFrame, renderLast, type Scene } from "./frame.ts";
import { afterKey, INITIAL_STATE } from "./pages/state.ts";
import type { KeyName } from "./terminal/keyboard.ts";
import { Terminal } from "./terminal/terminal.ts";

/** Address that commands use without --url. */
const DEFAULT_URL = `ws://127.0.0.1:${DEFAULT_RPC_PORT}`;
/** Time between two pictures without a new block, in ms: while a node is down there is none. */
const REDRAW_MS = 1000;

/** Shows the network until `signal` aborts: a screen that stays in place at a terminal, a line a block elsewhere. */
export function showNetwork(network: RunningNetwork, signal: AbortSignal): Promise<void> {
  return process.stdout.isTTY ? showScreen(network, process.stdout, signal) : showLines(network, signal);
}

/** Returns commands that show more of this network. */
function nextCommands({ url, layout, subnets }: RunningNetwork): string[] {
  const at = url === DEFAULT_URL ? "" : ` --url ${url}`;
  const [first] = subnets;
  return [
    `tao subnets${at}`,
    ...(first === undefined ? [] : [`tao metagraph ${first.netuid}${at}`]),
    `tao wallet list --wallets ${relative(process.cwd(), layout.wallets) || "."}`,
  ];
}

async function showScreen(network: RunningNetwork, stream: NodeJS.WriteStream, signal: AbortSignal): Promise<void> {
  let latest: NetworkView | undefined;
  let state = INITIAL_STATE;
  let room = 0;
  const next = nextCommands(network);
  const scene = (view: NetworkView): Scene => {
    return { view, issues: network.board.issues(), logs: network.layout.logs, next, hasKeys: terminal.hasKeys };
  };
  const draw = (): void => {
    if (latest === undefined || signal.aborted) return;
    const frame = renderFrame(scene(latest), state, terminal.size);
    state = { ...state, scroll: frame.scroll };
    room = frame.room;
    terminal.draw(frame.lines);
  };
  const press = (key: KeyName): void => {
    if (key === "q") process.kill(process.pid, "SIGINT");
    const netuids = network.subnets.map(({ netuid }) => netuid);
    state = afterKey(state, key, netuids, room);
    draw();
  };
  const terminal = new Terminal(process.stdin, stream, press);
  const timer = setInterval(draw, REDRAW_MS);
  stream.on("resize", draw);
  process.on("SIGCONT", draw);
  try {
    await atEveryBlock(network, signal, (view) => {
      latest = view;
      draw();
      return false;
    });
  } finally {
    clearInterval(timer);
    stream.off("resize", draw);
    process.off("SIGCONT", draw);
    terminal.close();
    // The last picture stays, as a whole.
    if (latest !== undefined) stream.write(renderLast(scene(latest), terminal.size.columns));
  }
}

async function showLines(network: RunningNetwork, signal: AbortSignal): Promise<void> {
  let told: readonly string[] = [];
  await atEveryBlock(network, signal, (view) => {
    process.stdout.write(`${lineOf(view)}\n`);
    const issues = network.board.issueLines();
    for (const issue of issues) if (!told.includes(issue)) process.stderr.write(`! ${visible(issue)}\n`);
    told = issues;
    return false;
  });
}

function lineOf({ block, supply, subnets }: NetworkView): string {
  const states = subnets.map(({ netuid, name, untilEpoch }) => `${netuid} ${name}: epoch in ${untilEpoch}`);
  return `block ${block}  supply ${formatTao(supply)} TAO  ${states.join("  ")}`;
}
