import { compact, concat, fromHex, u8, u32, u64 } from "@opentao/codec";
import { Era } from "@opentao/codec/primitives";
import { ChainError } from "../errors.ts";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";

/** Values of the extensions of a signed transaction. */
export interface ExtensionValues {
  readonly era: Era;
  /** Hash (hex) of the era's first block, or of genesis when immortal. */
  readonly checkpointHash: string;
  readonly genesisHash: string;
  readonly nonce: number;
  /** Paid to the block's author on top of the fee, in rao. */
  readonly tip: bigint;
}

/** Bytes that one extension writes into the transaction, and those that it adds to the signed bytes only. */
interface Written {
  readonly inTransaction?: Uint8Array;
  readonly signedOnly?: Uint8Array;
}

/** Versions of a runtime that a signature holds for. */
export interface RuntimeVersions {
  readonly specVersion: number;
  readonly transactionVersion: number;
}

type Writer = (values: ExtensionValues, versions: RuntimeVersions) => Written;

const CompactU32 = compact(u32);
const CompactU64 = compact(u64);

/** Extensions that write something, by their name in the metadata (protocol: clients §a.3). */
const WRITERS: Readonly<Record<string, Writer>> = {
  CheckSpecVersion: (_, { specVersion }) => ({ signedOnly: u32.encode(specVersion) }),
  CheckTxVersion: (_, { transactionVersion }) => ({ signedOnly: u32.encode(transactionVersion) }),
  CheckGenesis: ({ genesisHash }) => ({ signedOnly: fromHex(genesisHash) }),
  CheckMortality: ({ era, checkpointHash }) => ({
    inTransaction: Era.encode(era),
    signedOnly: fromHex(checkpointHash),
  }),
  CheckNonce: ({ nonce }) => ({ inTransaction: CompactU32.encode(nonce) }),
  ChargeTransactionPayment: ({ tip }) => ({ inTransaction: CompactU64.encode(tip) }),
  // Mode "disabled", and no hash.
  CheckMetadataHash: () => ({ inTransaction: u8.encode(0), signedOnly: u8.encode(0) }),
};

/** Bytes of all extensions. */
export interface EncodedExtensions {
  readonly inTransaction: Uint8Array;
  readonly signedOnly: Uint8Array;
}

/**
 * Returns the names of the transaction extensions that a chain's metadata lists.
 *
 * @throws ChainError `UNSUPPORTED_CHAIN` on an extension that is not known and not empty
 */
export function extensionNames(types: RuntimeTypes): string[] {
  return types.extensions.map(({ identifier, isEmpty }) => {
    if (isEmpty || Object.hasOwn(WRITERS, identifier)) return identifier;
    throw new ChainError(
      "UNSUPPORTED_CHAIN",
      `the chain wants a transaction extension ${identifier}, which is not known here`,
      "Use a newer version of this software.",
    );
  });
}

/** Encodes extensions by their names; those that are not known are empty, as {@link extensionNames} sees to. */
export function writeExtensions(
  names: readonly string[],
  values: ExtensionValues,
  versions: RuntimeVersions,
): EncodedExtensions {
  const written = names.map((name): Written => {
    const write = Object.hasOwn(WRITERS, name) ? WRITERS[name] : undefined;
    return write === undefined ? {} : write(values, versions);
  });
  const nothing = new Uint8Array();
  return {
    inTransaction: concat(...written.map(({ inTransaction }) => inTransaction ?? nothing)),
    signedOnly: concat(...written.map(({ signedOnly }) => signedOnly ?? nothing)),
  };
}

/** Encodes the transaction extensions that a chain's metadata lists. @throws ChainError `UNSUPPORTED_CHAIN` */
export function encodeExtensions(types: RuntimeTypes, values: ExtensionValues): EncodedExtensions {
  return writeExtensions(extensionNames(types), values, types);
}
