import { concat, u32 } from "@opentao/codec";
import { encodeCallRequest } from "../../../node/src/network/requests/light/message.ts";
import { hashBytes, rubbish } from "../../../node/test/network/hostileTransactions.ts";
import { asStranger, type PeerAttack } from "./peer.ts";

const REQUESTS = ["sync/2", "light/2", "state/2", "sync/warp"] as const;
const PEERS = 5;
const SUBSTREAMS = 16;
/** Duration of a flood, in ms. */
const FLOOD_MS = 3_000;
/** Coldkeys in one request for stake: as many as a request holds. */
const COLDKEYS = 8_000;

const times = <T>(count: number, make: () => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
  Promise.allSettled(Array.from({ length: count }, make));

/** Encodes a length as SCALE does, in its form of four bytes. */
const fourByteLength = (length: number): Uint8Array => u32.encode(length * 4 + 2);

/** FIND_NODE of a routing table, 256 times, each behind its length. */
function lookUps(key: Uint8Array): Uint8Array {
  const message = concat(Uint8Array.of(0x08, 4, 0x12, 32), key, Uint8Array.of(0x50, 0));
  const framed = concat(Uint8Array.of(message.length), message);
  const many = new Uint8Array(256 * framed.length);
  for (let at = 0; at < many.length; at += framed.length) many.set(framed, at);
  return many;
}

/** Floods over the network by their names: many peers of one address at once, or one that keeps to no rate. */
export const FLOODS: Readonly<Record<string, PeerAttack>> = {
  "silent requests": (target) =>
    times(PEERS, () =>
      asStranger(target, (peer) =>
        times(SUBSTREAMS, async () => {
          const name = REQUESTS[Math.floor(target.chance() * REQUESTS.length)] ?? "sync/2";
          const stream = await peer.open(target.address, name);
          await stream.read(1024, AbortSignal.timeout(FLOOD_MS));
        }),
      ),
    ),
  "look-ups without pause": (target) =>
    asStranger(target, (peer) =>
      times(SUBSTREAMS, async () => {
        const stream = await peer.open(target.address, "kad");
        const many = lookUps(rubbish(target.chance, 32));
        const until = Date.now() + FLOOD_MS;
        while (Date.now() < until) await stream.write(many, AbortSignal.timeout(FLOOD_MS));
      }),
    ),
  "expensive calls of light clients": (target) =>
    asStranger(target, (peer) =>
      times(4, async () => {
        const input = concat(fourByteLength(COLDKEYS), rubbish(target.chance, 32 * COLDKEYS));
        const method = "StakeInfoRuntimeApi_get_stake_info_for_coldkeys";
        const stream = await peer.open(target.address, "light/2");
        await stream.write(encodeCallRequest(hashBytes(target.best.hash), method, input));
        await stream.read(16 * 1024 * 1024, AbortSignal.timeout(2 * FLOOD_MS));
      }),
    ),
};
