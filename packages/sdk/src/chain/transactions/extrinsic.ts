import { compact, concat, fromHex, toHex, u32 } from "@opentao/codec";
import { MultiSignature, writeEnvelope } from "@opentao/codec/primitives";
import { blake2b256, decodeAddress, verifyEd25519, verifySr25519 } from "@opentao/crypto";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";
import { type EncodedExtensions, type ExtensionValues, encodeExtensions, writeExtensions } from "./extensions.ts";
import { readPayload, type SignerPayload } from "./payload.ts";
import type { PayloadSigner, Signer } from "./submission.ts";

/** Longer payloads are hashed before they are signed. */
const MAX_PLAIN_PAYLOAD = 256;
const Length = compact(u32);

function signedBytes(call: Uint8Array, { inTransaction, signedOnly }: EncodedExtensions): Uint8Array {
  const payload = concat(call, inTransaction, signedOnly);
  return payload.length > MAX_PLAIN_PAYLOAD ? blake2b256(payload) : payload;
}

function signatureOf(signer: Signer, call: Uint8Array, extensions: EncodedExtensions): Uint8Array {
  const signature = signer.sign(signedBytes(call, extensions));
  return MultiSignature.encode({ type: signer.scheme === "sr25519" ? "Sr25519" : "Ed25519", value: signature });
}

function assemble(
  publicKey: Uint8Array,
  signature: Uint8Array,
  call: Uint8Array,
  { inTransaction }: EncodedExtensions,
): Uint8Array {
  const extrinsic = writeEnvelope({
    type: "Signed",
    address: { type: "Id", value: publicKey },
    signature: MultiSignature.decode(signature),
    payload: concat(inTransaction, call),
  });
  return concat(Length.encode(extrinsic.length), extrinsic);
}

/** A signed extrinsic of version 4 with its length in front, as nodes take it. */
export function signExtrinsic(
  types: RuntimeTypes,
  call: Uint8Array,
  signer: Signer,
  values: ExtensionValues,
): Uint8Array {
  const extensions = encodeExtensions(types, values);
  return assemble(signer.publicKey, signatureOf(signer, call, extensions), call, extensions);
}

/**
 * Signs a payload by a key, and returns the signature alone: a `MultiSignature` in hex. For one who makes a
 * {@link PayloadSigner} of a key that lies in a thread or on a device.
 */
export function payloadSignature(payload: SignerPayload, signer: Signer): string {
  const { values, versions, call } = readPayload(payload);
  return toHex(signatureOf(signer, call, writeExtensions(payload.signedExtensions, values, versions)));
}

/**
 * Returns whether a signature (a `MultiSignature` in hex) is that of a payload, by the key of its address.
 *
 * @throws CodecError when it is no signature; CryptoError when the payload names no address
 */
export function isSignatureOf(payload: SignerPayload, signature: string): boolean {
  const { values, versions, call } = readPayload(payload);
  const message = signedBytes(call, writeExtensions(payload.signedExtensions, values, versions));
  const { type, value } = MultiSignature.decode(fromHex(signature));
  const publicKey = decodeAddress(payload.address);
  if (type === "Sr25519") return verifySr25519(value, message, publicKey);
  return type === "Ed25519" && verifyEd25519(value, message, publicKey);
}

/**
 * Signs a payload: returns a signed extrinsic with its length in front, as nodes take it. No chain is needed.
 *
 * @throws what a {@link PayloadSigner} throws; CryptoError when the payload names no address
 */
export async function signPayload(payload: SignerPayload, signer: Signer | PayloadSigner): Promise<Uint8Array> {
  const { values, versions, call } = readPayload(payload);
  const extensions = writeExtensions(payload.signedExtensions, values, versions);
  const signature =
    "signPayload" in signer ? fromHex(await signer.signPayload(payload)) : signatureOf(signer, call, extensions);
  return assemble(decodeAddress(payload.address), signature, call, extensions);
}
