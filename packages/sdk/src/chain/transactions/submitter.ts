import { toHex } from "@opentao/codec";
import { eraCheckpoint, IMMORTAL, mortalEra } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import { deadline } from "../../deadline.ts";
import type { RawCall } from "../../descriptors/shapes.ts";
import type { ChainAccess } from "../access.ts";
import { ensureRao } from "../amount.ts";
import { dispatchFailure } from "../dispatchError.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import type { Head } from "../heads/header.ts";
import type { HeadSource } from "../heads/headsUntil.ts";
import { refusalOf } from "../invalidTransaction.ts";
import type { RpcClient } from "../rpc/client.ts";
import { feeIn } from "../runtime/events.ts";
import { signExtrinsic } from "./extrinsic.ts";
import { KeyedLock } from "./keyedLock.ts";
import type { Inclusion, Signer, SubmitOptions } from "./submission.ts";
import { DEFAULT_LIFETIME, indexIn, TransactionWatch } from "./watch.ts";

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
  async submit(call: RawCall, signer: Signer, options: SubmitOptions): Promise<Inclusion> {
    if (options.tip !== undefined) ensureRao(options.tip, "the tip");
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const limit = deadline(timeoutMs, options.signal);
    const { signal } = limit;
    const outcome = new TransactionWatch(this.#chain, signal, timeoutMs, options);
    try {
      const { extrinsic, firstBlock } = await this.#accounts.run(signer.address, async () => {
        const signed = await this.#sign(call, signer, options);
        await this.#send(signed.extrinsic, outcome, signal);
        return signed;
      });
      options.onStatus?.({ kind: "pooled" });
      const blockHash = await outcome.settled(extrinsic, firstBlock);
      return await this.#inclusion(extrinsic, blockHash);
    } finally {
      outcome.stop();
      limit.release();
    }
  }

  async #sign(
    call: RawCall,
    signer: Signer,
    options: SubmitOptions,
  ): Promise<{ extrinsic: Uint8Array; firstBlock: number }> {
    const types = await this.#chain.types();
    const encoded = types.encodeCall(call);
    const lifetime = options.lifetime ?? DEFAULT_LIFETIME;
    const [{ number }, nonce] = await Promise.all([
      mortalityCheckpoint(this.#chain, lifetime),
      this.#chain
        .request("account_nextIndex", [signer.address])
        .then((value) => expectValue(z.number(), value, "a nonce")),
    ]);
    const era = lifetime === Number.POSITIVE_INFINITY ? IMMORTAL : mortalEra(lifetime, number);
    const checkpointHash = await this.#chain.blockHash(eraCheckpoint(era, number));
    const extrinsic = signExtrinsic(types, encoded, signer, {
      era,
      checkpointHash: checkpointHash ?? this.#chain.genesisHash,
      genesisHash: this.#chain.genesisHash,
      nonce,
      tip: options.tip ?? 0n,
    });
    options.onStatus?.({ kind: "signed", hash: toHex(blake2b256(extrinsic)), nonce });
    return { extrinsic, firstBlock: number };
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
      // It may have arrived all the same: blocks will tell.
      if (error instanceof ChainError && error.code === "DISCONNECTED") outcome.lose();
      else throw refusalOf(error);
    }
  }

  async #inclusion(extrinsic: Uint8Array, blockHash: string): Promise<Inclusion> {
    const extrinsicIndex = await indexIn(this.#chain, blockHash, toHex(extrinsic));
    const events = (await this.#chain.events(blockHash)).filter((event) => event.extrinsicIndex === extrinsicIndex);
    const failed = events.find(({ pallet, name }) => pallet === "System" && name === "ExtrinsicFailed");
    const fee = feeIn(events);
    if (failed !== undefined) {
      const { dispatch_error } = expectValue(z.object({ dispatch_error: z.unknown() }), failed.data, "ExtrinsicFailed");
      throw dispatchFailure(await this.#chain.types(), dispatch_error, fee);
    }
    return { hash: toHex(blake2b256(extrinsic)), blockHash, extrinsicIndex, events, fee };
  }
}
