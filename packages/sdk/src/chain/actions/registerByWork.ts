import { fromHex } from "@opentao/codec";
import type { Chain } from "../chain.ts";
import { ChainError } from "../errors.ts";
import type { Head } from "../heads/header.ts";
import { headsUntil } from "../heads/headsUntil.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import type { FoundWork } from "../work/search.ts";
import { solveWork } from "../work/solve.ts";

/** Progress of a search for work. */
export interface WorkProgress {
  /** Nonces tried. */
  readonly tried: number;
  /** Nonces that are tried on average. */
  readonly expected: bigint;
}

/** A registration by work. */
export interface WorkRegistration {
  readonly netuid: number;
  /** SS58 address of the coldkey that is to own the hotkey. */
  readonly coldkey: string;
}

/** Options of a registration by work. */
export interface WorkOptions extends Omit<SubmitOptions, "lifetime"> {
  /** Threads that search. Default: 1. */
  readonly threads?: number;
  /** Called again and again while work is searched. */
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** Work is begun anew for a later block when its block is this old; the chain takes it up to 10 blocks. */
const MAX_AGE = 4;
/** Times that work came too late, or for a difficulty that had risen meanwhile, before it is an error. */
const MAX_ATTEMPTS = 20;

/** Nonces that a registration takes on average. */
function difficultyAt(chain: Chain, netuid: number, block: string): Promise<bigint> {
  return chain.at(block).query.SubtensorModule.Difficulty(netuid);
}

/** Work that was found, and what for. */
interface Found extends FoundWork {
  readonly head: Head;
  readonly difficulty: bigint;
}

/** Searches work for the present block; `undefined` when the block grew too old meanwhile. */
async function searchOnce(
  chain: Chain,
  netuid: number,
  hotkey: Uint8Array,
  options: WorkOptions,
  onTried: (tried: number, expected: bigint) => void,
): Promise<Found | undefined> {
  const head = await chain.head();
  const outdated = new AbortController();
  const giveUp = (): void => outdated.abort();
  options.signal?.addEventListener("abort", giveUp, { once: true });
  if (options.signal?.aborted === true) giveUp();
  const over = new AbortController();
  try {
    const onHead = ({ number }: Head): void => {
      if (number - head.number >= MAX_AGE) outdated.abort();
    };
    await headsUntil(chain, onHead, over.signal);
    const difficulty = await difficultyAt(chain, netuid, head.hash);
    const work = await solveWork(
      { blockHash: fromHex(head.hash), hotkey, difficulty },
      {
        signal: outdated.signal,
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        onProgress: (count) => onTried(count, difficulty),
      },
    );
    return { ...work, head, difficulty };
  } catch (error) {
    if (options.signal?.aborted === true) {
      throw new ChainError("ABORTED", "the search for work was given up", "Start it again.");
    }
    if (outdated.signal.aborted) return undefined;
    throw error;
  } finally {
    over.abort();
    options.signal?.removeEventListener("abort", giveUp);
  }
}

/**
 * True when a refusal is for work that came too late, or for a difficulty that rose meanwhile, so that other work may
 * do.
 */
async function isStale(chain: Chain, netuid: number, { head, difficulty }: Found, error: unknown): Promise<boolean> {
  if (!(error instanceof ChainError)) return false;
  if (error.code === "TRANSACTION_DROPPED") return true;
  if (error.code !== "INVALID_TRANSACTION" && error.code !== "DISPATCH_FAILED") return false;
  const now = await chain.head();
  return now.number - head.number >= MAX_AGE || (await difficultyAt(chain, netuid, now.hash)) > difficulty;
}

/**
 * Registers a hotkey on a fair-launch chain for work instead of TAO (deviations F1). The hotkey signs and names its
 * coldkey, so that nobody who sees the transaction can use its work. The search goes on with later blocks until it
 * succeeds or `options.signal` aborts.
 *
 * @throws ChainError `ABORTED`, `INVALID_TRANSACTION`; TransactionFailure
 */
export async function registerByWork(
  chain: Chain,
  hotkey: Signer,
  { netuid, coldkey }: WorkRegistration,
  options: WorkOptions = {},
): Promise<Inclusion> {
  const { threads: _threads, onProgress, ...submitOptions } = options;
  let triedBefore = 0;
  for (let attempt = 1; ; ) {
    let tried = 0;
    const found = await searchOnce(chain, netuid, hotkey.publicKey, options, (count, expected) => {
      tried = count;
      onProgress?.({ tried: triedBefore + tried, expected });
    });
    triedBefore += tried;
    if (found === undefined) continue;
    const { nonce, seal: work, head } = found;
    const args = { netuid, block_number: BigInt(head.number), nonce, work, hotkey: hotkey.address, coldkey };
    try {
      // Work that is not in a block soon has expired: the transaction need not live longer.
      const call = tx.SubtensorModule.register(args);
      return await chain.submit(call, hotkey, { ...submitOptions, lifetime: 8 });
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !(await isStale(chain, netuid, found, error))) throw error;
      attempt += 1;
    }
  }
}
