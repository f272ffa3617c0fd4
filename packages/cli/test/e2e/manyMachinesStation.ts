import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { identityOf } from "../../../node/test/cluster/identity.ts";
import type { RpcFollower } from "../../../node/test/cluster/namespaces/follower.ts";
import type { Machine } from "../../../node/test/cluster/namespaces/machine.ts";
import type { Place } from "../../../node/test/cluster/namespaces/wires.ts";
import { tao } from "./tao.ts";

const TAO = fileURLToPath(new URL("../../dist/bin/tao.js", import.meta.url));
const PEER_PORT = 30_333;

/** Port on which each machine serves JSON-RPC. */
export const RPC_PORT = 9944;

/** One machine of a fleet: a namespace, a folder, and a `tao node` that runs in it or does not. */
export interface Station {
  readonly name: string;
  readonly place: Place;
  readonly args: readonly string[];
  machine: Machine | undefined;
  follower: RpcFollower | undefined;
}

/** Runs `tao` to its end. @throws Error with what it said when it failed */
async function run(args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await tao(args);
  if (code !== 0) throw new Error(`tao ${args.join(" ")} ended with ${code}: ${stdout}${stderr}`);
}

/**
 * Makes the machines' folders, the raw specification of a new chain, and the keys of its authorities, which come first.
 */
export async function makeStations(
  places: readonly Place[],
  authorities: number,
  slotMs: number,
  folder: string,
): Promise<Station[]> {
  const spec = join(folder, "chain-raw.json");
  const chain = ["--dev-authorities", `${authorities}`, "--block-time", `${slotMs}`];
  await run(["chain", "build-spec", ...chain, "--raw", "--output", spec]);
  const folders = places.map((_, i) => join(folder, `${i}`));
  for (const path of folders) mkdirSync(join(path, "network"), { recursive: true });
  for (let i = 0; i < authorities; i += 1) {
    await run(["keys", "insert", "--dev-authority", `${i + 1}`, "--base-path", folders[i] ?? ""]);
  }
  const first = await identityOf(join(folders[0] ?? "", "network", "node.key"));
  const bootNode = `/ip4/${places[0]?.address}/tcp/${PEER_PORT}/p2p/${first}`;
  return places.map((place, i) => ({
    ...{ name: i < authorities ? `authority ${i + 1}` : `full node ${i - authorities + 1}`, place },
    args: [
      ...[TAO, "node", "--json", "--chain", spec, "--base-path", folders[i] ?? ""],
      ...["--public", "--listen", `/ip4/${place.address}/tcp/${PEER_PORT}`],
      ...["--rpc-host", place.address, "--rpc-port", `${RPC_PORT}`],
      ...(i < authorities ? ["--validator"] : []),
      ...(i > 0 ? ["--bootnodes", bootNode] : []),
    ],
    machine: undefined,
    follower: undefined,
  }));
}
