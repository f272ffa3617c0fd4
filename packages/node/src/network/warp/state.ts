import { fromHex } from "@opentao/codec";
import { NetworkError } from "../errors.ts";
import { checkStateResponse, encodeStateRequest, isFault, type StatePart } from "../requests/index.ts";
import { misdeedOf } from "../sync/misdeeds.ts";
import type { WarpOptions, WarpTarget } from "./ports.ts";
import { Throughput } from "./throughput.ts";

/** Fetches the state of a block from peers, each part proven by itself, and stores it in order. */
export class StateDownload {
  readonly #target: WarpTarget;
  readonly #options: WarpOptions;
  readonly #unfit = new Set<string>();
  readonly #throughput: Throughput;
  #keys = 0;
  #turn = 0;

  constructor(target: WarpTarget, options: WarpOptions) {
    this.#target = target;
    this.#options = options;
    this.#throughput = new Throughput(options.clock);
  }

  /**
   * Goes on from what is stored until all is.
   *
   * @returns `false` when no peer gives the state any more
   * @throws DatabaseError; BlockError
   */
  async run(): Promise<boolean> {
    const { chain, recordsAfterWarp } = this.#options;
    const { hash, header, justification, set } = this.#target;
    const state = chain.importState(header);
    let next = this.#fetch(state.next);
    for (;;) {
      const part = await next;
      if (part === undefined) return false;
      const last = part.entries.at(-1)?.[0];
      // The next part is on its way while this one is stored.
      if (!part.complete && last !== undefined) {
        next = this.#fetch(last);
        // A failure is met when its turn comes; meanwhile nobody waits for it.
        next.catch(() => undefined);
      }
      state.add(part.entries);
      this.#report(part);
      if (part.complete) break;
    }
    const records = recordsAfterWarp({ hash, number: header.number }, set);
    state.finish({ justification, records });
    return true;
  }

  /** Fetches the part behind a key; `undefined` when no peer has it. */
  async #fetch(after: Uint8Array | undefined): Promise<StatePart | undefined> {
    const { network, signal } = this.#options;
    const { hash, header } = this.#target;
    const message = encodeStateRequest({ block: fromHex(hash), after });
    for (;;) {
      signal.throwIfAborted();
      const peer = this.#choose();
      if (peer === undefined) return undefined;
      try {
        const response = await network.request(peer, "state/2", message, signal);
        const part = checkStateResponse(header.stateRoot, after, response);
        this.#throughput.add(response.length);
        return part;
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof NetworkError)) throw error;
        this.#failed(peer, error);
      }
    }
  }

  /** Peers take turns. */
  #choose(): string | undefined {
    const { number } = this.#target.header;
    const fit = this.#options.network.peers().filter(({ id, best }) => best.number >= number && !this.#unfit.has(id));
    this.#turn += 1;
    return fit[this.#turn % fit.length]?.id;
  }

  /** Requests nothing more from a peer that does not give the state; it may have pruned it in good order. */
  #failed(peer: string, error: NetworkError): void {
    const { network, logger } = this.#options;
    this.#unfit.add(peer);
    logger.debug({ peer, error }, "a peer does not give a part of the state");
    const misdeed = isFault(error) || error.code === "TIMED_OUT" ? misdeedOf(error) : undefined;
    if (misdeed !== undefined) network.report(peer, misdeed, error);
  }

  #report({ entries }: StatePart): void {
    const { hash, header } = this.#target;
    this.#keys += entries.length;
    this.#options.onProgress?.({
      stage: "state",
      block: { hash, number: header.number },
      keys: this.#keys,
      bytes: this.#throughput.total,
      bytesPerSecond: this.#throughput.perSecond,
    });
  }
}
