import { compact, concat, u32 } from "@opentao/codec";
import { writeEnvelope } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";
import { type ExtensionValues, encodeExtensions } from "./extensions.ts";
import type { Signer } from "./submission.ts";

/** Longer payloads are hashed before they are signed. */
const MAX_PLAIN_PAYLOAD = 256;
const Length = compact(u32);

/** A signed extrinsic of version 4 with its length in front, as nodes take it. */
export function signExtrinsic(
  types: RuntimeTypes,
  call: Uint8Array,
  signer: Signer,
  values: ExtensionValues,
): Uint8Array {
  const { inTransaction, signedOnly } = encodeExtensions(types, values);
  const payload = concat(call, inTransaction, signedOnly);
  const signature = signer.sign(payload.length > MAX_PLAIN_PAYLOAD ? blake2b256(payload) : payload);
  const extrinsic = writeEnvelope({
    type: "Signed",
    address: { type: "Id", value: signer.publicKey },
    signature: { type: signer.scheme === "sr25519" ? "Sr25519" : "Ed25519", value: signature },
    payload: concat(inTransaction, call),
  });
  return concat(Length.encode(extrinsic.length), extrinsic);
}
