import { CodecError, fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { ConsensusError, slotAuthor, slotOf, unsealHeader } from "@opentao/consensus";
import { blake2b256 } from "@opentao/crypto";
import { readAura } from "../chain/execution/aura.ts";
import type { ChainReader } from "../chain/interface.ts";
import type { StoredChain } from "../chain/storedChain.ts";
import type { SignaturesInput } from "../jobs/interface.ts";
import { WaitingBlocks } from "../jobs/waitingBlocks.ts";
import type { Signed } from "../state/index.ts";

/** Chain by which the signatures of blocks are read. */
export type SignedChain = Pick<ChainReader, "call"> & Pick<StoredChain, "signaturesOf">;

/**
 * Reads the signatures of blocks that wait for their import, as far as they can be read before: a seal by the authors
 * after `at`, who may be others by then. What is read wrongly here is verified again when the block is imported.
 */
export function signaturesOf(chain: SignedChain, { at, ancestors, blocks }: SignaturesInput): Signed[] {
  const waiting = WaitingBlocks.decode(blocks);
  const known = ancestors.map(({ number, hash }) => ({ number, hash: fromHex(hash) }));
  const { authorities } = readAura((method, input) => chain.call(at, method, input));
  return waiting.flatMap(({ number, parentHash, sealed, extrinsics }) => {
    known.push({ number: number - 1, hash: parentHash });
    const block = { number, parentHash, ancestors: known, extrinsics };
    const signed = extrinsics.length === 0 ? [] : chain.signaturesOf(at, block);
    return sealed === undefined ? signed : [...sealOf(sealed, authorities), ...signed];
  });
}

/** The seal of a header, when its digest tells its author. */
function sealOf(sealed: Header, authorities: readonly Uint8Array[]): readonly Signed[] {
  try {
    const { header, seal } = unsealHeader(sealed);
    const publicKey = slotAuthor(slotOf(header), authorities);
    return [{ scheme: "sr25519", signature: seal, message: blake2b256(Header.encode(header)), publicKey }];
  } catch (error) {
    if (error instanceof ConsensusError || error instanceof CodecError) return []; // the import says what is wrong
    throw error;
  }
}
