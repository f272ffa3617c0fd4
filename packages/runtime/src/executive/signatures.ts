import { CodecError, Reader } from "@opentao/codec";
import { readEnvelope } from "@opentao/codec/primitives";
import type { UnexecutedBlock } from "../boundary.ts";
import { extensions } from "../extensions/index.ts";
import { type State, TransactionRefused } from "../framework/index.ts";
import { BlockHash } from "../pallets/system/storage.ts";
import { enterBlock } from "./block.ts";
import { type SignedParts, withSignedBytes } from "./extrinsic.ts";
import type { RuntimeParts } from "./runtimeParts.ts";
import { isSignedBy } from "./signature.ts";

/**
 * Hands the signatures of a block's extrinsics to the host, over the state after the block or one of its ancestors.
 * Calls are not read: the signed bytes hold them as they are. An extrinsic whose signed bytes cannot be told is left
 * out; why it is refused, if it is, its execution says.
 */
export function readSignatures({ version }: RuntimeParts, state: State, block: UnexecutedBlock): void {
  const { number, parentHash, ancestors, extrinsics } = block;
  state.dryRun(() => {
    enterBlock(state, number, parentHash, { logs: [] });
    for (const { number: height, hash } of ancestors) BlockHash.set(state, height, hash);
    for (const bytes of extrinsics) {
      const signed = signedParts(bytes);
      if (signed === undefined) continue;
      const { account, signature, parts } = signed;
      try {
        withSignedBytes(parts, { state, ...version }, (message) => isSignedBy(state, account, { signature, message }));
      } catch (error) {
        if (!(error instanceof TransactionRefused)) throw error;
      }
    }
  });
}

/** Signer, signature and signed parts of an extrinsic; `undefined` when it has none, or is no extrinsic. */
function signedParts(bytes: Uint8Array) {
  try {
    const envelope = readEnvelope(bytes);
    if (envelope.type === "Bare" || envelope.address.type !== "Id") return undefined;
    const { address, signature, payload } = envelope;
    const input = new Reader(payload);
    const bound = extensions.map((extension) => extension.read(input));
    const { offset } = input;
    const parts: SignedParts = {
      extensions: bound,
      signedPart: [payload.subarray(offset), payload.subarray(0, offset)],
    };
    return { account: address.value, signature, parts };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return undefined; // bytes that are no extrinsic: execution refuses the block
  }
}
