import type { Logger, Node } from "@opentao/node";
import { err } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import { timeOfDay } from "../output/time.ts";
import { counted } from "../output/units.ts";

const time = (): string => err.dim(timeOfDay(Date.now()));

/** Renders an error's message with its code and hint, if it has a hint. */
function errorText(error: Error): string {
  const { code, message, hint } = describeError(error);
  return hint === undefined ? message : `${message} [${code}] → ${hint}`;
}

function fieldsText(fields: object): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value instanceof Error ? errorText(value) : String(value)}`)
    .join(" ");
}

/** Returns a logger that writes lines for people. Debug records are left out. */
export function peopleLogger(write: (line: string) => void): Logger {
  const line = (mark: string) => (fields: object, message: string) =>
    write(`${time()} ${mark}${message} ${err.dim(fieldsText(fields))}\n`);
  return { debug: () => undefined, info: line(""), warn: line(err.yellow("warning ")), error: line(err.red("error ")) };
}

/** Blocks that the node may be behind its peers; further behind, it syncs and logs none. */
const MAX_BEHIND = 2;

/** Logs every block that becomes the best, except while the node syncs; returns the disposer. */
export function logBlocks({ chain, network }: Node, write: (line: string) => void): () => void {
  return chain.subscribe((notification) => {
    if (notification.kind !== "imported" || !notification.isBest) return;
    const { number, hash } = notification.block;
    if (network !== undefined && network.highest - number > MAX_BEHIND) return;
    const extrinsics = counted(chain.body(hash)?.length ?? 0, "extrinsic");
    const parts = [`block ${err.bold(`#${number}`)} ${err.dim(hash)} ${extrinsics}`];
    if (network !== undefined)
      parts.push(`finalized #${chain.finalized().number}`, counted(network.peers.length, "peer"));
    write(`${time()} ${parts.join(", ")}\n`);
  });
}
