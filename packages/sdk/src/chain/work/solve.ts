import { setImmediate } from "node:timers/promises";
import { concat } from "@opentao/codec";
import { keccak256 } from "@opentao/crypto";
import { boundOf, createSearch, type FoundWork, type WorkTarget } from "./search.ts";
import { builtWorker, searchInThreads } from "./threads.ts";

/** Work to be found. */
export interface WorkRequest {
  /** Hash of the block that the work is made for, 32 bytes. */
  readonly blockHash: Uint8Array;
  /** 32 bytes. */
  readonly hotkey: Uint8Array;
  readonly difficulty: bigint;
}

/** Options of a search. */
export interface SolveOptions {
  readonly signal?: AbortSignal;
  /** Threads; 0 searches in slices on the caller's own. Default: 1. */
  readonly threads?: number;
  /** Called with the nonces tried so far, at the end with all of them. */
  readonly onProgress?: (tried: number) => void;
  /** Script of a thread. Default: the built one; from source there is none, and the caller's own thread is used. */
  readonly worker?: URL | undefined;
}

/** Nonces tried on the caller's own thread before others get a turn: about 10 ms. */
const SLICE = 4000;

async function searchHere(
  target: WorkTarget,
  signal: AbortSignal,
  onSearched: (count: number) => void,
): Promise<FoundWork> {
  const search = await createSearch();
  for (let start = 0n; ; start += BigInt(SLICE)) {
    signal.throwIfAborted();
    const found = search(target, start, SLICE);
    if (found !== undefined) {
      onSearched(Number(found.nonce - start) + 1);
      return found;
    }
    onSearched(SLICE);
    await setImmediate();
  }
}

/** Finds work for a registration (deviations F1). Rejects with the signal's reason when it is aborted. */
export async function solveWork(request: WorkRequest, options: SolveOptions = {}): Promise<FoundWork> {
  const { signal = new AbortController().signal, threads = 1, onProgress, worker = builtWorker() } = options;
  signal.throwIfAborted();
  const target = {
    base: keccak256(concat(request.blockHash, request.hotkey)),
    bound: boundOf(request.difficulty),
  };
  let tried = 0;
  const onSearched = (count: number): void => {
    tried += count;
    onProgress?.(tried);
  };
  if (threads === 0 || worker === undefined) return searchHere(target, signal, onSearched);
  return searchInThreads(worker, target, threads, signal, onSearched);
}
