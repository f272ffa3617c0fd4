import {
  boundedBytes,
  type Codec,
  CodecError,
  fixedBytes,
  makeCodec,
  struct,
  u64,
  type Value,
  type VariantSpec,
  variant,
  type Writer,
} from "@opentao/codec";

/** Longest plain field, in bytes; on the chain each length is an alternative of its own. */
const MAX_RAW = 128;
const MAX_BIG_RAW = 512;
const MAX_ENCRYPTED = 1024;

const Hash = fixedBytes(32);
const Encrypted = struct({ encrypted: boundedBytes(MAX_ENCRYPTED), revealRound: u64 });
const BigRaw = boundedBytes(MAX_BIG_RAW);

const raws: Readonly<Record<string, VariantSpec>> = Object.fromEntries(
  Array.from({ length: MAX_RAW + 1 }, (_, length) => [`Raw${length}`, { codec: fixedBytes(length) }]),
);
/** The alternatives as metadata shows them. */
const { type: DATA_TYPE } = variant(
  {
    None: null,
    ...raws,
    BlakeTwo256: Hash,
    Sha256: Hash,
    Keccak256: Hash,
    ShaThree256: Hash,
    TimelockEncrypted: Encrypted,
    ResetBondsFlag: null,
    BigRaw,
  },
  { path: "pallet_commitments::types::Data" },
);

const HASHES = ["BlakeTwo256", "Sha256", "Keccak256", "ShaThree256"] as const;
const FIRST_RAW = 1;
const FIRST_HASH = FIRST_RAW + MAX_RAW + 1;
const TIMELOCK = FIRST_HASH + HASHES.length;
const RESET_FLAG = TIMELOCK + 1;
const BIG_RAW = RESET_FLAG + 1;

interface Bytes {
  readonly type: "Raw" | "BigRaw" | (typeof HASHES)[number];
  readonly value: Uint8Array;
}

/** One field of a commitment: bytes, the hash of something, bytes that a drand round decrypts, or a wish. */
export type Data =
  | { readonly type: "None" }
  | { readonly type: "ResetBondsFlag" }
  | { readonly type: "TimelockEncrypted"; readonly value: Value<typeof Encrypted> }
  | Bytes;

function encodeBytes({ type, value }: Bytes, out: Writer): void {
  if (type === "BigRaw") {
    out.u8(BIG_RAW);
    BigRaw.encodeTo(value, out);
  } else if (type === "Raw") {
    if (value.length > MAX_RAW) throw new CodecError("INVALID_VALUE", `a plain field has at most ${MAX_RAW} bytes`);
    out.u8(FIRST_RAW + value.length);
    out.bytes(value);
  } else {
    out.u8(FIRST_HASH + HASHES.indexOf(type));
    Hash.encodeTo(value, out);
  }
}

export const Data: Codec<Data> = makeCodec<Data>(
  DATA_TYPE,
  (data, out) => {
    if (data.type === "None") out.u8(0);
    else if (data.type === "ResetBondsFlag") out.u8(RESET_FLAG);
    else if (data.type === "TimelockEncrypted") {
      out.u8(TIMELOCK);
      Encrypted.encodeTo(data.value, out);
    } else encodeBytes(data, out);
  },
  (input) => {
    const index = input.u8();
    if (index === 0) return { type: "None" };
    if (index < FIRST_HASH) return { type: "Raw", value: fixedBytes(index - FIRST_RAW).decodeFrom(input) };
    const hash = HASHES[index - FIRST_HASH];
    if (hash !== undefined) return { type: hash, value: Hash.decodeFrom(input) };
    if (index === TIMELOCK) return { type: "TimelockEncrypted", value: Encrypted.decodeFrom(input) };
    if (index === RESET_FLAG) return { type: "ResetBondsFlag" };
    if (index === BIG_RAW) return { type: "BigRaw", value: BigRaw.decodeFrom(input) };
    throw new CodecError("UNKNOWN_VARIANT", `a field of a commitment has no kind ${index}`);
  },
);

/** Bytes of a field that count against the space of its neuron. */
export function sizeOf(data: Data): number {
  if (data.type === "None" || data.type === "ResetBondsFlag") return 0;
  return data.type === "TimelockEncrypted" ? data.value.encrypted.length : data.value.length;
}
