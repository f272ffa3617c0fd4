import { toHex } from "@opentao/codec";
import { createRuntime } from "@opentao/runtime";
import type { Hash } from "../../../src/chain/index.ts";
import { rawSpec } from "../../../src/chain/index.ts";
import { Node } from "../../../src/node.ts";
import { loadSpec } from "../../../src/spec/index.ts";
import { finalized } from "../../support/finalized.ts";
import { specWith } from "../../support/specWith.ts";
import { LightFollower, type Version } from "./follower.ts";
import { type Forgery, Relay } from "./relay.ts";

/** Milliseconds. Blocks made faster than slots pass are dated ahead; so short a slot keeps them near the clock. */
const SLOT_MS = 100;

const runtime = createRuntime();

/** Key under which the chain keeps its height: `System.Number`. */
export const NUMBER_KEY = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";

function spec() {
  return specWith(loadSpec("local", runtime), { slotDuration: SLOT_MS });
}

/** A node that is the chain's one author and one voter, with so many blocks, all finalized. */
export async function startAuthor(blocks: number, ending: (() => Promise<void>)[]): Promise<Node> {
  const node = await Node.start({
    ...{ spec: spec(), runtime, authorKey: "//One", sealing: { kind: "manual" } },
    network: { discovery: false },
  });
  ending.push(() => node.stop());
  for (let made = 0; made < blocks; made += 1) await node.seal();
  await finalized(node, blocks);
  return node;
}

/** A light client that knows nobody but a relay in front of a node. */
export async function behindRelay(
  node: Node,
  version: Version,
  forgery: Forgery,
  ending: (() => Promise<void>)[],
): Promise<{ readonly relay: Relay; readonly light: LightFollower }> {
  const relay = await Relay.start(node, forgery);
  ending.push(() => relay.stop());
  const light = await LightFollower.start(
    version,
    JSON.stringify(rawSpec({ ...spec(), bootNodes: [relay.address] }, runtime)),
  );
  ending.push(() => light.stop());
  return { relay, light };
}

/** A value of a block's state, as hex. */
export function valueAt(node: Node, hash: Hash, key: string): string {
  const state = node.chain.state(hash);
  return toHex(state.get(Uint8Array.from(Buffer.from(key.slice(2), "hex"))) ?? new Uint8Array());
}
