import { toHex } from "@opentao/codec";
import { saysSigned } from "@opentao/codec/primitives";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { SignaturesInput } from "../../jobs/interface.ts";
import { type WaitingBlock, WaitingBlocks } from "../../jobs/waitingBlocks.ts";
import type { IncomingBlock } from "../requests/index.ts";

/** Signatures that are verified together: enough for a batch, few enough that a thread does not rest long. */
const TOGETHER = 64;

/** Signatures of blocks that are verified together. */
export class SignatureGroup {
  /** Number of signatures. */
  size = 0;
  /** True when they were verified, or somebody gave up: nobody waits for them any longer. */
  isDone = false;
  /** Work on them in another thread, once it has begun. */
  apart: Promise<void> | undefined;
  readonly #parts: WaitingBlock[] = [];
  readonly #at: Hash;
  readonly #ancestors: readonly BlockRef[];

  constructor(at: Hash, ancestors: readonly BlockRef[]) {
    this.#at = at;
    this.#ancestors = ancestors;
  }

  get isFull(): boolean {
    return this.size >= TOGETHER;
  }

  /** Takes signatures of a block, as many as there is room for; returns the extrinsics that are left. */
  take({ hashed: { header } }: IncomingBlock, seal: boolean, extrinsics: readonly Uint8Array[]): readonly Uint8Array[] {
    const room = Math.max(0, TOGETHER - this.size - (seal ? 1 : 0));
    const taken = extrinsics.slice(0, room);
    const { number, parentHash } = header;
    this.#parts.push({ number, parentHash, sealed: seal ? header : undefined, extrinsics: taken });
    this.size += taken.length + (seal ? 1 : 0);
    return extrinsics.slice(taken.length);
  }

  /** The form in which they are given to whoever verifies them. */
  get input(): SignaturesInput {
    return { at: this.#at, ancestors: this.#ancestors, blocks: WaitingBlocks.encode(this.#parts) };
  }
}

/**
 * Divides the signatures of blocks, parents first, into groups: seals and signed extrinsics.
 *
 * @param isKnown - whether the signature of an extrinsic need not be verified
 * @returns the groups in order, and for each block the number of groups that have a part of it or of blocks before it
 */
export function signatureGroups(
  blocks: readonly IncomingBlock[],
  isKnown: (extrinsic: Uint8Array) => boolean,
): { readonly groups: SignatureGroup[]; readonly needed: ReadonlyMap<Hash, number> } {
  const groups: SignatureGroup[] = [];
  const needed = new Map<Hash, number>();
  const [first] = blocks;
  if (first === undefined) return { groups, needed };
  const at = toHex(first.hashed.header.parentHash);
  // A state does not know the hash of its own block.
  const before: BlockRef[] = [{ hash: at, number: first.hashed.header.number - 1 }];
  const open = (): SignatureGroup => {
    const last = groups.at(-1);
    if (last?.isFull === false) return last;
    const group = new SignatureGroup(at, [...before]);
    groups.push(group);
    return group;
  };
  for (const block of blocks) {
    let left = open().take(
      block,
      true,
      block.body.filter((bytes) => saysSigned(bytes) && !isKnown(bytes)),
    );
    while (left.length > 0) left = open().take(block, false, left);
    needed.set(block.hashed.hash, groups.length);
    before.push({ hash: block.hashed.hash, number: block.hashed.header.number });
  }
  return { groups, needed };
}
