import { concat, fromHex } from "@opentao/codec";
import type { Chain } from "../../src/chain/index.ts";

/** Key of `System.Events`: twox128 of both names. */
const EVENTS = fromHex("0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7");
/** Index of the pallet `Session`, and of its events `AuthorEquivocated` and `VoterEquivocated`. */
const SESSION = 40;
const EVENT = { author: 12, voter: 13 } as const;

/** Finds the reports of one key's offences in what is finalized, as it grows. */
export class Reports {
  readonly #chain: Pick<Chain, "hashAt" | "state" | "finalized">;
  readonly #event: Buffer;
  readonly #found: number[] = [];
  #read = 0;

  constructor(chain: Pick<Chain, "hashAt" | "state" | "finalized">, kind: keyof typeof EVENT, offender: Uint8Array) {
    this.#chain = chain;
    this.#event = Buffer.from(concat(Uint8Array.of(SESSION, EVENT[kind]), offender));
  }

  /** Heights of the finalized blocks that hold such reports. */
  get blocks(): readonly number[] {
    const { number: height } = this.#chain.finalized();
    while (this.#read < height) {
      this.#read += 1;
      const events = this.#chain.state(this.#chain.hashAt(this.#read) ?? "0x").get(EVENTS);
      if (events !== undefined && Buffer.from(events).includes(this.#event)) this.#found.push(this.#read);
    }
    return this.#found;
  }
}
