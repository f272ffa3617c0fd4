import { toHex } from "@opentao/codec";
import { eraCheckpoint, IMMORTAL, mortalEra } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import { deadline } from "../../deadline.ts";
import type { RawCall } from "../../descriptors/shapes.ts";
import type { ChainAccess } from "../access.ts";
import { ensureRao } from "../amount.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import type { Head } from "../heads/header.ts";
import type { HeadSource } from "../heads/headsUntil.ts";
import { isKnown, refusalOf } from "../invalidTransaction.ts";
import type { RpcClient } from "../rpc/client.ts";
import { signPayload } from "./extrinsic.ts";
import { inclusionOf } from "./inclusion.ts";
import { KeyedLock } from "./keyedLock.ts";
import { readPayload, writePayload } from "./payload.ts";
import type {
  Inclusion,
  PayloadSigner,
  PrepareOptions,
  SendOptions,
  SignedTransaction,
  Signer,
  SubmitOptions,
} from "./submission.ts";
import { DEFAULT_LIFETIME, TransactionWatch } from "./watch.ts";

const DEFAULT_TIMEOUT_MS = 120_000;

/**
 * The block from which on a transaction is valid. A transaction names it and is void where another block stands in its
 * place: so it is the last finalized one, unless that is so old that more than half of the lifetime would be gone.
 */
async function mortalityCheckpoint(chain: Pick<HeadSource, "head">, lifetime: number): Promise<Head> {
  const [best, finalized] = await Promise.all([chain.head("best"), chain.head("finalized")]);
  return 2 * (best.number - finalized.number) > lifetime ? best : finalized;
}

/** Signs and submits; nonces of one account are given out one after the other, so that several can be in flight. */
export class Submitter {
  readonly #chain: ChainAccess;
  readonly #client: RpcClient;
  readonly #accounts = new KeyedLock();

  constructor(chain: ChainAccess, client: RpcClient) {
    this.#chain = chain;
    this.#client = client;
  }

  /** See `Chain.submit`. */
  submit(call: RawCall, signer: Signer | PayloadSigner, options: SubmitOptions): Promise<Inclusion> {
    return this.#follow(options, (outcome, signal, isSigned) =>
      this.#accounts.run(signer.address, async () => {
        const payload = await this.prepare(call, signer.address, options);
        const bytes = await signPayload(payload, signer);
        const { values, end } = readPayload(payload);
        const signed = { bytes, after: Number(payload.blockNumber), end };
        const hash = toHex(blake2b256(bytes));
        options.onStatus?.({ kind: "signed", hash, nonce: values.nonce, ...signed });
        isSigned(hash);
        await this.#send(bytes, outcome, signal);
        return signed;
      }),
    );
  }

  /** See `Chain.send`. */
  send(signed: SignedTransaction, options: SendOptions): Promise<Inclusion> {
    return this.#follow(options, async (outcome, signal, isSigned) => {
      isSigned(toHex(blake2b256(signed.bytes)));
      await this.#send(signed.bytes, outcome, signal);
      return signed;
    });
  }

  /** See `Chain.prepare`. */
  async prepare(call: RawCall, address: string, { lifetime = DEFAULT_LIFETIME, tip = 0n }: PrepareOptions) {
    ensureRao(tip, "the tip");
    const types = await this.#chain.types();
    const encoded = types.encodeCall(call);
    const [{ number }, nonce] = await Promise.all([
      mortalityCheckpoint(this.#chain, lifetime),
      this.#chain.request("account_nextIndex", [address]).then((value) => expectValue(z.number(), value, "a nonce")),
    ]);
    const era = lifetime === Number.POSITIVE_INFINITY ? IMMORTAL : mortalEra(lifetime, number);
    const { genesisHash } = this.#chain;
    const checkpointHash = (await this.#chain.blockHash(eraCheckpoint(era, number))) ?? genesisHash;
    const values = { era, checkpointHash, genesisHash, nonce, tip };
    return writePayload(types, encoded, address, values, number);
  }

  /** Sends by `begin`, and waits until the transaction is where the options say. Its errors name what was signed. */
  async #follow(
    options: SendOptions,
    begin: (
      outcome: TransactionWatch,
      signal: AbortSignal,
      isSigned: (hash: string) => void,
    ) => Promise<SignedTransaction>,
  ): Promise<Inclusion> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const limit = deadline(timeoutMs, options.signal);
    const outcome = new TransactionWatch(this.#chain, limit.signal, timeoutMs, options);
    let transaction: string | undefined;
    try {
      const signed = await begin(outcome, limit.signal, (hash) => {
        transaction = hash;
      });
      options.onStatus?.({ kind: "pooled" });
      const blockHash = await outcome.settled(signed);
      return await inclusionOf(this.#chain, signed.bytes, blockHash);
    } catch (error) {
      if (error instanceof ChainError) error.transaction = transaction;
      throw error;
    } finally {
      outcome.stop();
      limit.release();
    }
  }

  async #send(extrinsic: Uint8Array, outcome: TransactionWatch, signal: AbortSignal): Promise<void> {
    try {
      const unwatch = await this.#client.subscribe(
        "author_submitAndWatchExtrinsic",
        "author_unwatchExtrinsic",
        [toHex(extrinsic)],
        { onResult: (update) => outcome.update(update), onLost: () => outcome.lose() },
        { signal, once: true },
      );
      outcome.onStop(unwatch);
    } catch (error) {
      // It may have arrived all the same, or the node has it already: blocks will tell.
      if ((error instanceof ChainError && error.code === "DISCONNECTED") || isKnown(error)) outcome.lose();
      else throw refusalOf(error);
    }
  }
}
