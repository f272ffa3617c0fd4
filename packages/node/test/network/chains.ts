import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import type { AskForBlocks, SyncChain } from "../../src/network/sync/ports.ts";
import { sizeOf } from "../../src/network/sync/room.ts";

const MIB = 1024 * 1024;
const ROOT = new Uint8Array(32);

/** A chain of blocks with bodies of the size that `sizeAt` says. */
export function makeChain(length: number, sizeAt: (number: number) => number): IncomingBlock[] {
  const blocks: IncomingBlock[] = [];
  let parentHash: Uint8Array = new Uint8Array(32);
  for (let number = 0; number <= length; number += 1) {
    const header: Header = { parentHash, number, stateRoot: ROOT, extrinsicsRoot: ROOT, digest: { logs: [] } };
    const hash = blake2b256(Header.encode(header));
    // Bodies of the same size share their memory: only what is counted matters here.
    blocks.push({ hash: toHex(hash), header, body: [bytesOf(sizeAt(number))], justifications: undefined });
    parentHash = hash;
  }
  return blocks;
}

const sizes = new Map<number, Uint8Array>();
function bytesOf(size: number): Uint8Array {
  const known = sizes.get(size) ?? new Uint8Array(size);
  sizes.set(size, known);
  return known;
}

/** A chain that has its first blocks. */
export function having(blocks: readonly IncomingBlock[], height: number): SyncChain {
  const byHash = new Map(blocks.slice(0, height + 1).map(({ hash, header }) => [hash, header]));
  const ref = (number: number) => ({ number, hash: blocks[number]?.hash ?? "0x" });
  return {
    best: () => ref(height),
    finalized: () => ref(0),
    header: (hash) => byHash.get(hash),
    hashAt: (number) => (number <= height ? blocks[number]?.hash : undefined),
    call: () => new Uint8Array(),
  };
}

/** Answers as a peer does: in the order asked for, and no more than about 8 MiB at a time. */
export function answering(
  blocks: readonly IncomingBlock[],
  onAnswer: (peer: string, bytes: number) => void,
): AskForBlocks {
  return async (peer, { from, direction, max, body }) => {
    const start = blocks.findIndex(({ hash, header }) =>
      "hash" in from ? hash === from.hash : header.number === from.number,
    );
    const answer: IncomingBlock[] = [];
    let bytes = 0;
    for (
      let at = start;
      at >= 0 && answer.length < max && bytes <= 8 * MIB;
      at += direction === "descending" ? -1 : 1
    ) {
      const block = blocks[at];
      if (block === undefined) break;
      answer.push(body ? block : { ...block, body: [] });
      if (body) bytes += sizeOf(block);
    }
    onAnswer(peer, bytes);
    return answer;
  };
}
