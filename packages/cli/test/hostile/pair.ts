import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { ALLOCATOR } from "../../src/shared/processes/child.ts";
import { RunningTao } from "../e2e/running.ts";
import { tao } from "../e2e/tao.ts";

/** A node of the pair. */
export interface Place {
  readonly name: string;
  readonly tao: RunningTao;
  readonly rpcPort: number;
  /** Address at which peers reach it. */
  readonly address: string;
}

/** Two nodes of one chain: one makes its blocks, the other follows. */
export interface Pair {
  readonly author: Place;
  readonly follower: Place;
  /** An account with TAO: attacks that are paid for are among the attacks, and so is an honest user. */
  readonly rich: Keypair;
  end(): Promise<void>;
}

const ENDOWMENT = 1_000_000_000_000_000;

/** Runs `tao` to its end. @throws Error with what it said when it failed */
async function run(args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await tao(args);
  if (code !== 0) throw new Error(`tao ${args.join(" ")} ended with ${code}: ${stdout}${stderr}`);
}

/** The `mainnet` preset with one authority, one account that has TAO, and blocks as often as asked for. */
async function makeSpec(folder: string, slotMs: number, rich: Keypair): Promise<string> {
  const file = join(folder, "chain.json");
  const blockTime = ["--block-time", `${slotMs}`];
  await run(["chain", "build-spec", "--chain", "mainnet", "--dev-authorities", "1", ...blockTime, "--output", file]);
  const spec = JSON.parse(readFileSync(file, "utf8"));
  spec.genesis.balances.balances = [[rich.address, ENDOWMENT]];
  writeFileSync(file, JSON.stringify(spec));
  return file;
}

async function startPlace(name: string, spec: string, folder: string, args: readonly string[]): Promise<Place> {
  const base = ["node", "--json", "--chain", spec, "--base-path", folder, "--rpc-port", "0"];
  const running = new RunningTao([...base, "--listen", "/ip4/127.0.0.1/tcp/0", ...args], ALLOCATOR);
  const { url, network } = await running.facts();
  const addresses = (network as { readonly addresses: readonly string[] }).addresses;
  return { name, tao: running, rpcPort: Number(new URL(String(url)).port), address: addresses[0] ?? "" };
}

/** Starts the pair. @throws Error with what a node printed when it did not start */
export async function startPair(slotMs: number): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), "opentao-hostile-"));
  const rich = keypairFromSuri("//Rich");
  const places: Place[] = [];
  const end = async () => {
    await Promise.all(places.map(({ tao: running }) => running.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const spec = await makeSpec(folder, slotMs, rich);
    const [first, second] = ["author", "follower"].map((name) => join(folder, name));
    for (const path of [first, second]) mkdirSync(path ?? "");
    await run(["keys", "insert", "--dev-authority", "1", "--base-path", first ?? ""]);
    const author = await startPlace("author", spec, first ?? "", ["--validator"]);
    places.push(author);
    const follower = await startPlace("follower", spec, second ?? "", ["--bootnodes", author.address]);
    places.push(follower);
    return { author, follower, rich, end };
  } catch (error) {
    await end();
    throw error;
  }
}
