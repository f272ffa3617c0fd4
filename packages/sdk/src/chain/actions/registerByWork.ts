import { fromHex } from "@opentao/codec";
import { decodeAddress } from "@opentao/crypto";
import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { ChainError, DispatchFailure } from "../error.ts";
import { expectValue } from "../expectValue.ts";
import type { Head } from "../header.ts";
import type { Signer } from "../signer.ts";
import type { Inclusion, SubmitOptions } from "../submission.ts";
import type { FoundWork } from "../work/search.ts";
import { solveWork } from "../work/solve.ts";

/** How far the search for work is. */
export interface WorkProgress {
  /** Nonces tried. */
  readonly tried: number;
  /** Nonces that are tried on average. */
  readonly expected: bigint;
}

/** A registration by work. */
export interface WorkRegistration {
  readonly netuid: number;
  /** SS58 addresses. */
  readonly hotkey: string;
  readonly coldkey: string;
}

/** How to search and submit. */
export interface WorkOptions extends Omit<SubmitOptions, "lifetime"> {
  /** Threads that search. Default: 1. */
  readonly threads?: number;
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** Work is begun anew for a later block when its block is this old; the chain takes it up to 10 blocks. */
const MAX_AGE = 4;
/** Times that work came too late, or for a difficulty that had risen meanwhile, before it is an error. */
const MAX_ATTEMPTS = 20;
/** Errors of the chain that say no more than that. */
const STALE_ERRORS: ReadonlySet<string> = new Set(["InvalidWorkBlock", "InvalidDifficulty", "InvalidSeal"]);

/** Nonces that a registration takes on average. */
export async function getDifficulty(chain: Chain, netuid: number, options: ReadOptions = {}): Promise<bigint> {
  const difficulty = await chain.query("SubtensorModule", "Difficulty", [netuid], options);
  return expectValue(z.bigint(), difficulty, "SubtensorModule.Difficulty");
}

/** Searches work for one block; `undefined` when the block grew too old meanwhile. */
async function searchFor(
  chain: Chain,
  head: Head,
  { netuid, hotkey }: WorkRegistration,
  options: WorkOptions,
  triedBefore: number,
): Promise<{ work: FoundWork | undefined; tried: number }> {
  const outdated = new AbortController();
  const stop = await chain.onHead(({ number }) => {
    if (number - head.number >= MAX_AGE) outdated.abort();
  });
  const signals = [outdated.signal, ...(options.signal === undefined ? [] : [options.signal])];
  let tried = triedBefore;
  try {
    const difficulty = await getDifficulty(chain, netuid, { at: head.hash });
    const work = await solveWork(
      { blockHash: fromHex(head.hash), hotkey: decodeAddress(hotkey), difficulty },
      {
        signal: AbortSignal.any(signals),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        onProgress: (count) => {
          tried = triedBefore + count;
          options.onProgress?.({ tried, expected: difficulty });
        },
      },
    );
    return { work, tried };
  } catch (error) {
    if (options.signal?.aborted === true) {
      throw new ChainError("ABORTED", "the search for work was given up", "Start it again.");
    }
    if (outdated.signal.aborted) return { work: undefined, tried };
    throw error;
  } finally {
    stop();
  }
}

/** Whether a refusal means that the work came too late, so that other work may do. */
function isStale(error: unknown): boolean {
  if (error instanceof DispatchFailure) return STALE_ERRORS.has(error.error);
  // Before a block the pool knows only that the work does not hold.
  return error instanceof ChainError && (error.code === "INVALID_TRANSACTION" || error.code === "TRANSACTION_DROPPED");
}

/**
 * Registers a hotkey on a fair-launch chain for work instead of TAO (deviations F1). `signer` is the hotkey or the coldkey.
 * The search goes on with later blocks until it succeeds or `options.signal` aborts.
 *
 * @throws ChainError `ABORTED`, `INVALID_TRANSACTION`; DispatchFailure
 */
export async function registerByWork(
  chain: Chain,
  signer: Signer,
  registration: WorkRegistration,
  options: WorkOptions = {},
): Promise<Inclusion> {
  const { threads: _threads, onProgress: _onProgress, ...submitOptions } = options;
  let tried = 0;
  for (let attempt = 1; ; ) {
    const head = await chain.head();
    const found = await searchFor(chain, head, registration, options, tried);
    tried = found.tried;
    if (found.work === undefined) continue;
    const args = {
      netuid: registration.netuid,
      block_number: BigInt(head.number),
      nonce: found.work.nonce,
      work: found.work.seal,
      hotkey: registration.hotkey,
      coldkey: registration.coldkey,
    };
    try {
      // Work that is not in a block soon has expired: the transaction need not live longer.
      const call = { pallet: "SubtensorModule", name: "register", args };
      return await chain.submit(call, signer, { ...submitOptions, lifetime: 8 });
    } catch (error) {
      if (!isStale(error) || attempt === MAX_ATTEMPTS) throw error;
      attempt += 1;
    }
  }
}
