import { toHex } from "@opentao/codec";
import { type Header, saysSigned } from "@opentao/codec/primitives";
import { SIGNATURES_TOGETHER } from "@opentao/crypto";
import type { BlockRef, Hash } from "../../chain/interface.ts";
import type { SignaturesInput } from "../../jobs/interface.ts";
import { type WaitingBlock, WaitingBlocks } from "../../jobs/waitingBlocks.ts";
import type { IncomingBlock } from "../requests/index.ts";

/** Least bytes of a signed extrinsic: its version, an account and a signature, each with its kind. */
const SIGNED_BYTES = 1 + 33 + 65;

/** Signatures of blocks that are verified together. */
export class SignatureGroup {
  /** Index of the first block of which it has a part. */
  readonly first: number;
  /** True when they were verified, or somebody gave up: nobody waits for them any longer. */
  isDone = false;
  /** Work on them in another thread, once it has begun. */
  apart: Promise<void> | undefined;
  readonly #parts: (WaitingBlock & { readonly extrinsics: Uint8Array[] })[] = [];
  readonly #at: Hash;
  readonly #ancestors: readonly BlockRef[];
  #size = 0;

  constructor(first: number, at: Hash, ancestors: readonly BlockRef[]) {
    this.first = first;
    this.#at = at;
    this.#ancestors = ancestors;
  }

  get isFull(): boolean {
    return this.#size >= SIGNATURES_TOGETHER;
  }

  /** Takes the seal of a block. */
  addSeal(header: Header): void {
    const { number, parentHash } = header;
    this.#parts.push({ number, parentHash, sealed: header, extrinsics: [] });
    this.#size += 1;
  }

  /** Takes the signature of an extrinsic of a block. */
  add({ number, parentHash }: Header, extrinsic: Uint8Array): void {
    const last = this.#parts.at(-1);
    if (last?.number === number) last.extrinsics.push(extrinsic);
    else this.#parts.push({ number, parentHash, sealed: undefined, extrinsics: [extrinsic] });
    this.#size += 1;
  }

  /** The form in which they are given to whoever verifies them. */
  get input(): SignaturesInput {
    return { at: this.#at, ancestors: this.#ancestors, blocks: WaitingBlocks.encode(this.#parts) };
  }
}

/** Returns whether an extrinsic may have a signature. */
function maySign(extrinsic: Uint8Array): boolean {
  return extrinsic.length >= SIGNED_BYTES && saysSigned(extrinsic);
}

/** Returns the number of signatures that blocks may have. */
export function countSignatures(blocks: readonly IncomingBlock[]): number {
  let count = blocks.length;
  for (const { body } of blocks) for (const extrinsic of body) if (maySign(extrinsic)) count += 1;
  return count;
}

/**
 * Divides the signatures of blocks, parents first, into groups: seals and signed extrinsics. Each group is made when it
 * is asked for, so that no more is looked at than is verified.
 *
 * @param isKnown - whether the signature of an extrinsic need not be verified
 */
export function* signatureGroups(
  blocks: readonly IncomingBlock[],
  isKnown: (extrinsic: Uint8Array) => boolean,
): Generator<SignatureGroup, void> {
  const [first] = blocks;
  if (first === undefined) return;
  const at = toHex(first.hashed.header.parentHash);
  // A state does not know the hash of its own block.
  const before: BlockRef[] = [{ hash: at, number: first.hashed.header.number - 1 }];
  let group: SignatureGroup | undefined;
  for (const [index, { hashed, body }] of blocks.entries()) {
    const { header, hash } = hashed;
    group ??= new SignatureGroup(index, at, [...before]);
    group.addSeal(header);
    for (const extrinsic of body) {
      if (!maySign(extrinsic) || isKnown(extrinsic)) continue;
      if (group.isFull) {
        yield group;
        group = new SignatureGroup(index, at, [...before]);
      }
      group.add(header, extrinsic);
    }
    before.push({ hash, number: header.number });
    if (!group.isFull) continue;
    yield group;
    group = undefined;
  }
  if (group !== undefined) yield group;
}
