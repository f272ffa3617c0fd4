/** Nonces of one caller. */
interface Used {
  /** By uuid and nonce: programs of one key count for themselves. */
  readonly nonces: Map<string, bigint>;
  /** Nonces up to this one were forgotten and count as used. */
  floor: bigint;
  /** The greatest. */
  latest: bigint;
}

/** Time between two looks for callers that can be forgotten. */
const SWEEP_NS = 1_000_000_000n;

/**
 * Nonces that were used, so that no request is taken twice; each unused one is taken once, in whatever order they come
 * (protocol: wire §a.7, which takes growing ones only). Bounded a key, so that no key can crowd out another's.
 */
export class NonceBook {
  readonly #maxCallers: number;
  readonly #maxNonces: number;
  readonly #callers = new Map<string, Used>();
  #sweptAt = 0n;

  constructor(maxCallers: number, maxNonces: number) {
    this.#maxCallers = maxCallers;
    this.#maxNonces = maxNonces;
  }

  /** True when `hotkey` has used a nonce, or one that great that it counts as used. */
  isUsed(hotkey: string, uuid: string, nonce: bigint): boolean {
    const used = this.#callers.get(hotkey);
    return used !== undefined && (nonce <= used.floor || used.nonces.has(`${nonce}:${uuid}`));
  }

  /**
   * Remembers a nonce, to be called for verified requests only. Nonces below `oldest` are refused anyway and can be
   * forgotten; when even so there are too many callers, the newcomer is not taken.
   *
   * @returns true when it is remembered
   */
  record(hotkey: string, uuid: string, nonce: bigint, oldest: bigint): boolean {
    let used = this.#callers.get(hotkey);
    if (used === undefined) {
      if (this.#callers.size >= this.#maxCallers) this.#sweep(oldest);
      if (this.#callers.size >= this.#maxCallers) return false;
      used = { nonces: new Map(), floor: 0n, latest: 0n };
      this.#callers.set(hotkey, used);
    }
    if (used.nonces.size >= this.#maxNonces) this.#shrink(used, oldest);
    used.nonces.set(`${nonce}:${uuid}`, nonce);
    if (nonce > used.latest) used.latest = nonce;
    return true;
  }

  #sweep(oldest: bigint): void {
    if (oldest < this.#sweptAt + SWEEP_NS) return;
    this.#sweptAt = oldest;
    for (const [hotkey, { latest }] of this.#callers) if (latest < oldest) this.#callers.delete(hotkey);
  }

  /** Forgets what is refused anyway, at least the older half. */
  #shrink(used: Used, oldest: bigint): void {
    const sorted = [...used.nonces.values()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0n;
    used.floor = sorted.findLast((nonce) => nonce < oldest && nonce >= middle) ?? middle;
    for (const [key, nonce] of used.nonces) if (nonce <= used.floor) used.nonces.delete(key);
  }
}
