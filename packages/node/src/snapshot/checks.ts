import { CodecError, toHex } from "@opentao/codec";
import { decodeJustification, GrandpaError } from "@opentao/consensus";
import { encodeAddress, verifyEd25519, verifySr25519 } from "@opentao/crypto";
import type { LocalChain } from "../chain/index.ts";
import { damaged, SnapshotError } from "./errors.ts";
import { End, type Head, schemeAt, signedMessage } from "./format.ts";
import type { Frame } from "./frameReader.ts";
import type { SnapshotImport, SnapshotSigner } from "./options.ts";

/**
 * Refuses a snapshot of another chain, and a chain that has blocks. @throws SnapshotError `OTHER_CHAIN`,
 * `DATABASE_NOT_EMPTY`
 */
export function checkChain({ chain: id, genesis }: Head, chain: LocalChain, { spec, basePath }: SnapshotImport): void {
  if (toHex(genesis) !== chain.genesisHash) {
    throw new SnapshotError(
      "OTHER_CHAIN",
      `the snapshot is of the chain ${id} with genesis ${toHex(genesis)}, not of ${spec.id} with ${chain.genesisHash}`,
      "Give the specification of the snapshot's chain, or a snapshot of this one.",
    );
  }
  if (chain.best().number === 0) return;
  throw new SnapshotError(
    "DATABASE_NOT_EMPTY",
    `the database in ${basePath} has blocks up to ${chain.best().number}`,
    "Give a base path where no chain is yet.",
  );
}

/** Returns the signer that a snapshot names. @throws SnapshotError `DAMAGED` */
export function signerOf({ signer }: Head): SnapshotSigner | undefined {
  if (signer === undefined) return undefined;
  const scheme = schemeAt(signer.scheme);
  if (scheme === undefined) throw damaged("its signature is of no known scheme");
  return { scheme, publicKey: signer.publicKey, address: encodeAddress(signer.publicKey) };
}

/** Makes the error for a snapshot whose signer is not trusted. */
export function untrusted(signer: SnapshotSigner | undefined): SnapshotError {
  const danger = "whoever made the snapshot could have made up its state";
  if (signer === undefined)
    return new SnapshotError(
      "UNTRUSTED",
      "the snapshot is not signed",
      `Import it (--allow-untrusted) only if you know where it comes from: ${danger}.`,
    );
  return new SnapshotError(
    "UNTRUSTED",
    `the snapshot is signed by ${signer.address}, who is not trusted`,
    `Name its signer as trusted (--trust ADDRESS) if you know the key from elsewhere: ${danger}.`,
  );
}

/** Checks the last frame. @throws SnapshotError `WRONG_SIGNATURE`, `DAMAGED` */
export function checkSignature({ content, before }: Frame, signer: SnapshotSigner | undefined): void {
  const { signature } = decoded("its end", () => End.decode(content));
  if (signer === undefined && signature === undefined) return;
  const verify = signer?.scheme === "ed25519" ? verifyEd25519 : verifySr25519;
  if (signer !== undefined && signature !== undefined) {
    if (verify(signature, signedMessage(before), signer.publicKey)) return;
  }
  const message = "the snapshot's signature is not by the key that it names";
  throw new SnapshotError("WRONG_SIGNATURE", message, "Fetch the file anew, from who signed it.");
}

/** Checks that a justification is of a block. @throws SnapshotError `WRONG_JUSTIFICATION`, `DAMAGED` */
export function checkJustification(bytes: Uint8Array, block: { readonly hash: string; readonly number: number }): void {
  const { target } = decoded("its justification", () => decodeJustification(bytes)).commit;
  if (target.hash === block.hash && target.number === block.number) return;
  const message = `the snapshot's justification is of block ${target.number} ${target.hash}, not of its own block`;
  throw new SnapshotError("WRONG_JUSTIFICATION", message, "Fetch another snapshot.");
}

/** Decodes a part. @throws SnapshotError `DAMAGED` */
export function decoded<Result>(what: string, decode: () => Result): Result {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodecError || error instanceof GrandpaError) throw damaged(`${what} cannot be read`, error);
    throw error;
  }
}
