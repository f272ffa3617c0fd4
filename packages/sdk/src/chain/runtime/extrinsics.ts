import { messageOf } from "@opentao/base";
import { toHex } from "@opentao/codec";
import { readEnvelope } from "@opentao/codec/primitives";
import { encodeAddress } from "@opentao/crypto";
import { Bytes, type Codec, createCodec, Tuple } from "@polkadot-api/substrate-bindings";
import * as z from "zod";
import type { RawCall } from "../../descriptors/shapes.ts";
import { ChainError } from "../errors.ts";

/** An extrinsic of a block, read. */
export interface Extrinsic {
  /** SS58 address of the signer, or hex digits of a signer in another form; `undefined` for a bare extrinsic. */
  readonly signer: string | undefined;
  /** Values of the transaction extensions by their identifiers; none for a bare extrinsic. */
  readonly extensions: ReadonlyMap<string, unknown>;
  readonly call: RawCall;
}

const anyCall = z.object({ type: z.string(), value: z.object({ type: z.string(), value: z.unknown() }) });

/** Codecs of the parts of an extrinsic that are the runtime's, and the prefix of its addresses. */
export interface ExtrinsicCodecs {
  readonly extensions: readonly { readonly identifier: string; readonly codec: Codec<unknown> }[];
  readonly call: Codec<unknown>;
  readonly prefix: number;
}

/** Reader of a runtime's extrinsics. */
export class ExtrinsicReader {
  readonly #codecs: ExtrinsicCodecs;

  constructor(codecs: ExtrinsicCodecs) {
    this.#codecs = codecs;
  }

  /**
   * Reads an extrinsic, given without its length in front.
   *
   * @throws ChainError `UNEXPECTED_VALUE` when it is none of this runtime, or of another version than 4
   */
  read(bytes: Uint8Array): Extrinsic {
    try {
      return this.#read(bytes);
    } catch (error) {
      if (error instanceof ChainError) throw error;
      throw unreadable(messageOf(error));
    }
  }

  /** Reads a call alone, all of its bytes. @throws ChainError `UNEXPECTED_VALUE` when it is none of this runtime */
  readCall(bytes: Uint8Array): RawCall {
    try {
      return this.#call(bytes);
    } catch (error) {
      if (error instanceof ChainError) throw error;
      throw unreadable(messageOf(error));
    }
  }

  #read(bytes: Uint8Array): Extrinsic {
    const envelope = readEnvelope(bytes);
    if (envelope.type === "Bare") return { signer: undefined, extensions: new Map(), call: this.#call(envelope.call) };
    const { address, payload } = envelope;
    const values = this.#whole(payload, [...this.#codecs.extensions.map(({ codec }) => codec), this.#codecs.call]);
    const call = anyCall.parse(values.at(-1));
    return {
      signer: address.type === "Id" ? encodeAddress(address.value, this.#codecs.prefix) : signerText(address.value),
      extensions: new Map(this.#codecs.extensions.map(({ identifier }, at) => [identifier, values[at]])),
      call,
    };
  }

  #call(bytes: Uint8Array): RawCall {
    return anyCall.parse(this.#whole(bytes, [this.#codecs.call])[0]);
  }

  /** Values that the bytes consist of, all of them. */
  #whole(bytes: Uint8Array, codecs: readonly Codec<unknown>[]): unknown[] {
    // A copy: the codecs read the memory in which a part of it lies from its beginning.
    const read = Tuple(...codecs, REST).dec(new Uint8Array(bytes));
    const [rest, ...values] = read.toReversed();
    if (!(rest instanceof Uint8Array) || rest.length > 0) throw unreadable("bytes are left over");
    return values.toReversed();
  }
}

/** Codec of what is left of the input. It is only read. */
const REST = createCodec<unknown>(() => new Uint8Array(), Bytes(Number.POSITIVE_INFINITY).dec);

function signerText(value: unknown): string {
  return value instanceof Uint8Array ? toHex(value) : String(value);
}

function unreadable(reason: string): ChainError {
  return new ChainError(
    "UNEXPECTED_VALUE",
    `the extrinsic is not of the type that the chain declares: ${reason}`,
    "It may be of another version of the runtime, or the node may be faulty.",
  );
}
