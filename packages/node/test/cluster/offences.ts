import { concat, fromHex } from "@opentao/codec";
import type { Chain } from "../../src/chain/index.ts";

/** Where `System.Events` stands: twox128 of both names. */
const EVENTS = fromHex("0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7");
/** Index of the pallet `Session`, and of its events `AuthorEquivocated` and `VoterEquivocated`. */
const SESSION = 40;
const EVENT = { author: 12, voter: 13 } as const;

/** Blocks of the best chain, up to a height, that report an offence of the owner of a key. */
export function reportsOf(
  chain: Pick<Chain, "hashAt" | "state">,
  height: number,
  kind: keyof typeof EVENT,
  offender: Uint8Array,
): number[] {
  const event = Buffer.from(concat(Uint8Array.of(SESSION, EVENT[kind]), offender));
  const blocks: number[] = [];
  for (let number = 1; number <= height; number += 1) {
    const events = chain.state(chain.hashAt(number) ?? "0x").get(EVENTS);
    if (events !== undefined && Buffer.from(events).includes(event)) blocks.push(number);
  }
  return blocks;
}
