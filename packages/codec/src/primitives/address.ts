import { AccountId } from "../accounts.ts";
import { type Codec, makeCodec, type Value } from "../codec.ts";
import { alias, unit } from "../composites.ts";
import { bytes, fixedBytes } from "../sequences.ts";
import { anonymous } from "../type.ts";
import { variant } from "../variants.ts";

/** `Compact<()>`: nothing; an index of a chain without account indices. */
const NoIndex: Codec<undefined> = makeCodec(
  anonymous({ kind: "compact", inner: unit.type }),
  unit.encodeTo,
  unit.decodeFrom,
);

/** Name of an account in a call or an extrinsic. Only `Id` (and `Address32`) can be looked up on this chain. */
export const MultiAddress = variant(
  { Id: AccountId, Index: NoIndex, Raw: bytes(), Address32: fixedBytes(32), Address20: fixedBytes(20) },
  {
    path: "sp_runtime::multiaddress::MultiAddress",
    params: [
      { name: "AccountId", type: AccountId.type },
      { name: "AccountIndex", type: unit.type },
    ],
  },
);
export type MultiAddress = Value<typeof MultiAddress>;

/** A signature of one of the accepted schemes. */
export const MultiSignature = variant(
  {
    Ed25519: alias(fixedBytes(64), "ed25519::Signature"),
    Sr25519: alias(fixedBytes(64), "sr25519::Signature"),
    Ecdsa: alias(fixedBytes(65), "ecdsa::Signature"),
  },
  { path: "sp_runtime::MultiSignature" },
);
export type MultiSignature = Value<typeof MultiSignature>;
