import { toHex } from "@opentao/codec";
import { ApplyExtrinsicResult, DigestItem, Header, RuntimeVersion } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import { ReplayError } from "@opentao/runtime/replay";
import { KnownState } from "./knownState.ts";
import { ReplayState } from "./replayState.ts";
import { bytesOf, fieldOf, invalidAnswer, listOf, type Rpc } from "./rpc.ts";

/** Most extrinsics of a block, and entries of its digest. */
const MAX_EXTRINSICS = 100_000;
const MAX_LOGS = 64;

/** A block of the chain. */
export interface ChainBlock {
  readonly hash: string;
  readonly header: Header;
  /** With their length prefixes. */
  readonly extrinsics: readonly Uint8Array[];
}

const unknownBlock = (which: string) =>
  new ReplayError("BLOCK_UNKNOWN", `the node does not have block ${which}`, "Choose a later one, or an archive node.");

/** Hash of the block at a height; the last finalized one without. @throws ReplayError `BLOCK_UNKNOWN` */
export async function blockHash(rpc: Rpc, number?: number): Promise<string> {
  const answer =
    number === undefined
      ? await rpc.request("chain_getFinalizedHead", [])
      : await rpc.request("chain_getBlockHash", [number]);
  if (answer === null || answer === undefined) throw unknownBlock(`${number}`);
  return toHex(bytesOf(answer, "chain_getBlockHash"));
}

/** A block by its hash. @throws ReplayError `BLOCK_UNKNOWN`, `INVALID_ANSWER` */
export async function readBlock(rpc: Rpc, hash: string): Promise<ChainBlock> {
  const method = "chain_getBlock";
  const answer = await rpc.request(method, [hash]);
  if (answer === null) throw unknownBlock(hash);
  const block = fieldOf(answer, "block", method);
  const json = fieldOf(block, "header", method);
  const field = (name: string) => bytesOf(fieldOf(json, name, method), method);
  const logs = listOf(fieldOf(fieldOf(json, "digest", method), "logs", method), MAX_LOGS, method);
  const number = fieldOf(json, "number", method);
  if (typeof number !== "string" || !/^0x[0-9a-f]{1,8}$/.test(number)) throw invalidAnswer(method);
  const header: Header = {
    ...{ parentHash: field("parentHash"), stateRoot: field("stateRoot"), extrinsicsRoot: field("extrinsicsRoot") },
    number: Number.parseInt(number, 16),
    digest: { logs: logs.map((log) => DigestItem.decode(bytesOf(log, method))) },
  };
  // Who answers may be a stranger: the hash says whether it is the block that was asked for.
  if (toHex(blake2b256(Header.encode(header))) !== hash) throw invalidAnswer(method);
  const extrinsics = listOf(fieldOf(block, "extrinsics", method), MAX_EXTRINSICS, method);
  return { hash, header, extrinsics: extrinsics.map((each) => bytesOf(each, method)) };
}

/** Fails unless the runtime of this page is the one that makes the block after `hash`. */
export async function ensureSameRuntime(rpc: Rpc, runtime: Runtime, hash: string): Promise<void> {
  const method = "state_getRuntimeVersion";
  const answer = await rpc.request(method, [hash]);
  const [name, version] = [fieldOf(answer, "specName", method), fieldOf(answer, "specVersion", method)];
  const own = RuntimeVersion.decode(runtime.call("Core_version", new Uint8Array(), new ReplayState(new KnownState())));
  if (own.specName === name && own.specVersion === version) return;
  const message = `the chain runs ${String(name)} ${String(version)}, this page ${own.specName} ${own.specVersion}`;
  throw new ReplayError("OTHER_RUNTIME", message, "Use the explorer of that version.");
}

/** Executes a block. @returns its header, without seal, and the extrinsics that could not be applied */
export function executeBlock(
  runtime: Runtime,
  state: Externalities,
  { header, extrinsics }: Pick<ChainBlock, "header" | "extrinsics">,
): { readonly header: Header; readonly refused: number } {
  runtime.call("Core_initialize_block", Header.encode(header), state);
  let refused = 0;
  for (const extrinsic of extrinsics) {
    const output = runtime.call("BlockBuilder_apply_extrinsic", extrinsic, state);
    if (ApplyExtrinsicResult.decode(output).type === "Err") refused += 1;
  }
  return { header: Header.decode(runtime.call("BlockBuilder_finalize_block", new Uint8Array(), state)), refused };
}
