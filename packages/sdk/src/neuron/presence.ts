import type { Keypair } from "@opentao/crypto";
import { MetagraphFollower, neuronOf } from "../metagraph/index.ts";
import { pause } from "../pause.ts";
import type { NeuronOptions } from "./options.ts";
import { isRecoverable } from "./recoverable.ts";
import { ensureRegistered } from "./registration.ts";

/** A neuron's place in its subnet, kept while it runs. */
export interface Presence {
  readonly hotkey: Keypair;
  readonly metagraph: MetagraphFollower;
  /** The uid as of now; `undefined` while it is registered anew. */
  uid(): number | undefined;
  /** Resolves when the place is held no longer because the signal aborted; rejects when it cannot be held. */
  readonly kept: Promise<void>;
}

const RETRY_MS = 2000;

/** Goes on trying what fails for reasons that may pass, until it succeeds or `signal` aborts. */
async function insist<T>(options: NeuronOptions, signal: AbortSignal, run: () => Promise<T>): Promise<T | undefined> {
  while (!signal.aborted) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isRecoverable(error)) throw error;
      options.log.warn({ netuid: options.netuid, reason: error.message }, "trying again");
      await pause(RETRY_MS, signal);
    }
  }
  return undefined;
}

/**
 * Registers a neuron if need be and keeps it registered: when another takes its uid, it registers anew.
 *
 * @returns `undefined` when `signal` aborted first
 * @throws NeuronError `SUBNET_NOT_FOUND`, `NOT_REGISTERED`; ChainError
 */
export async function establishPresence(options: NeuronOptions, signal: AbortSignal): Promise<Presence | undefined> {
  const { chain, wallet, netuid, log } = options;
  const hotkey = await wallet.hotkey();
  const first = await insist(options, signal, () => ensureRegistered(options, hotkey, signal));
  if (first === undefined) return undefined;
  const metagraph = await MetagraphFollower.start(chain, netuid, (error) =>
    log.warn({ netuid, reason: error.message }, "metagraph not read"),
  );
  if (signal.aborted) {
    metagraph.stop();
    return undefined;
  }
  let uid: number | undefined = first;
  const kept = new Promise<void>((resolve, reject) => {
    signal.addEventListener(
      "abort",
      () => {
        metagraph.stop();
        resolve();
      },
      { once: true },
    );
    let isRegistering = false;
    metagraph.listen((snapshot) => {
      const found = neuronOf(snapshot, hotkey.address)?.uid;
      if (found !== undefined) uid = found;
      if (found !== undefined || isRegistering) return;
      isRegistering = true;
      uid = undefined;
      log.warn({ netuid }, "another neuron has taken the uid");
      insist(options, signal, () => ensureRegistered(options, hotkey, signal))
        .then((again) => {
          uid = again;
          isRegistering = false;
          if (again !== undefined) options.onStatus?.({ kind: "ready", uid: again });
        })
        .catch((error: unknown) => {
          metagraph.stop();
          reject(error);
        });
    });
  });
  return { hotkey, metagraph, uid: () => uid, kept };
}
