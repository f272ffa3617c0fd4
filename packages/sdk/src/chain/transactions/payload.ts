import { fromHex, toHex } from "@opentao/codec";
import { Era, eraEnd } from "@opentao/codec/primitives";
import * as z from "zod";
import { ChainError } from "../errors.ts";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";
import { type ExtensionValues, extensionNames, type RuntimeVersions } from "./extensions.ts";

/** Longest call that is signed, in bytes, and most extensions. */
const MAX_CALL = 5_000_000;
const MAX_EXTENSIONS = 64;

const hex = (most: number) =>
  z
    .string()
    .regex(/^0x[0-9a-f]*$/i)
    .max(2 + 2 * most);

const payloadSchema = z.object({
  address: z.string().max(64),
  blockHash: hex(32).length(66),
  blockNumber: hex(8),
  era: hex(2),
  genesisHash: hex(32).length(66),
  method: hex(MAX_CALL),
  nonce: hex(8),
  signedExtensions: z.array(z.string().max(100)).max(MAX_EXTENSIONS),
  specVersion: hex(4),
  tip: hex(16),
  transactionVersion: hex(4),
  version: z.literal(4),
});

/**
 * All that a signature of a transaction holds for, in the form that the ecosystem's wallets sign (`SignerPayloadJSON`
 * of polkadot-js): numbers as hex digits.
 */
export interface SignerPayload {
  /** SS58 address of who is to sign. */
  readonly address: string;
  /** Block from which on it is valid; the genesis block when it never ends. */
  readonly blockHash: string;
  /** Number of the block that was known when it was made. */
  readonly blockNumber: string;
  /** Encoded. */
  readonly era: string;
  readonly genesisHash: string;
  /** Encoded call. */
  readonly method: string;
  readonly nonce: string;
  /** Names of the chain's transaction extensions, in their order. */
  readonly signedExtensions: readonly string[];
  readonly specVersion: string;
  readonly tip: string;
  readonly transactionVersion: string;
  readonly version: 4;
}

/** Values that a payload holds. */
export interface PayloadValues {
  readonly values: ExtensionValues;
  readonly versions: RuntimeVersions;
  readonly call: Uint8Array;
  /** First block in which it is no longer valid; infinite when it never ends. */
  readonly end: number;
}

/** Writes a number of so many bytes, the highest first, as polkadot-js does. */
const big = (value: number | bigint, bytes: number): string => `0x${value.toString(16).padStart(2 * bytes, "0")}`;

/** Puts a payload together. @param number - of the block that its era was made by */
export function writePayload(
  types: RuntimeTypes,
  call: Uint8Array,
  address: string,
  values: ExtensionValues,
  number: number,
): SignerPayload {
  return {
    ...{ address, blockHash: values.checkpointHash, blockNumber: big(number, 4) },
    ...{ era: toHex(Era.encode(values.era)), genesisHash: values.genesisHash, method: toHex(call) },
    ...{ nonce: big(values.nonce, 4), signedExtensions: extensionNames(types) },
    ...{ specVersion: big(types.specVersion, 4), tip: big(values.tip, 16) },
    ...{ transactionVersion: big(types.transactionVersion, 4), version: 4 },
  };
}

/** Reads a payload that comes from outside. @throws ChainError `INVALID_ARGUMENT` when it is none */
export function parsePayload(json: unknown): SignerPayload {
  const parsed = payloadSchema.safeParse(json);
  try {
    if (parsed.success) {
      readPayload(parsed.data);
      return parsed.data;
    }
  } catch (error) {
    throw noPayload(error);
  }
  throw noPayload(parsed.error);
}

function noPayload(cause: unknown): ChainError {
  const hint = "Make it anew, and carry it over whole.";
  return new ChainError("INVALID_ARGUMENT", "this is no unsigned transaction", hint, { cause });
}

/** Reads the values of a payload. @throws CodecError when its era or its call are no bytes */
export function readPayload(payload: SignerPayload): PayloadValues {
  const era = Era.decode(fromHex(payload.era));
  const { blockHash: checkpointHash, genesisHash } = payload;
  return {
    values: { era, checkpointHash, genesisHash, nonce: Number(payload.nonce), tip: BigInt(payload.tip) },
    versions: { specVersion: Number(payload.specVersion), transactionVersion: Number(payload.transactionVersion) },
    call: fromHex(payload.method),
    end: eraEnd(era, Number(payload.blockNumber)),
  };
}
