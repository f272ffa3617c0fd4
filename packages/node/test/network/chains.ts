import { fromHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import type { AskForBlocks, SyncChain } from "../../src/network/sync/ports.ts";
import { sizeOf } from "../../src/network/sync/room.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";

const MIB = 1024 * 1024;

/** A chain of blocks with bodies of the size that `sizeAt` says; another `salt` makes another chain. */
export function makeChain(length: number, sizeAt: (number: number) => number, salt = 0): IncomingBlock[] {
  const root = new Uint8Array(32).fill(salt);
  const blocks: IncomingBlock[] = [];
  let parentHash: Uint8Array = new Uint8Array(32);
  for (let number = 0; number <= length; number += 1) {
    const header: Header = { parentHash, number, stateRoot: root, extrinsicsRoot: root, digest: { logs: [] } };
    const hashed = HashedHeader.of(header);
    // Bodies of the same size share their memory: only what is counted matters here.
    blocks.push({ hashed, body: [bytesOf(sizeAt(number))], justifications: undefined });
    parentHash = fromHex(hashed.hash);
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
  const byHash = new Map(blocks.slice(0, height + 1).map(({ hashed }) => [hashed.hash, hashed.header]));
  const ref = (number: number) => ({ number, hash: blocks[number]?.hashed.hash ?? "0x" });
  return {
    best: () => ref(height),
    finalized: () => ref(0),
    header: (hash) => byHash.get(hash),
    hashAt: (number) => (number <= height ? blocks[number]?.hashed.hash : undefined),
    call: () => new Uint8Array(),
  };
}

/** Answers as a peer does: in the order asked for, and no more than about 8 MiB at a time. */
export function answering(
  blocks: readonly IncomingBlock[],
  onAnswer: (peer: string, bytes: number) => void,
): AskForBlocks {
  return async (peer, { from, direction, max, body }) => {
    const start = blocks.findIndex(({ hashed }) =>
      "hash" in from ? hashed.hash === from.hash : hashed.header.number === from.number,
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
