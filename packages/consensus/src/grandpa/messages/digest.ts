import { bytesEqual, CodecError, struct, tuple, u32, u64, type Value, variant } from "@opentao/codec";
import { type DigestItem, GRANDPA_ENGINE_ID, type Header } from "@opentao/codec/primitives";
import { AuthorityList } from "./basics.ts";

/** New voters, and after how many blocks they take over. */
export const ScheduledChange = struct({ authorities: AuthorityList, delay: u32 });
export type ScheduledChange = Value<typeof ScheduledChange>;

/**
 * Message of the runtime to the gadget in a header (protocol: light-client §4). Nodes act on the two changes alone.
 */
export const ConsensusLog = variant({
  ScheduledChange: { index: 1, codec: ScheduledChange },
  /** First the height that most voters had finalized when it was announced. */
  ForcedChange: { index: 2, codec: tuple(u32, ScheduledChange) },
  OnDisabled: { index: 3, codec: u64 },
  Pause: { index: 4, codec: u32 },
  Resume: { index: 5, codec: u32 },
});
export type ConsensusLog = Value<typeof ConsensusLog>;

/** A log as an entry of a header's digest. */
export function consensusDigest(log: ConsensusLog): DigestItem {
  return { type: "Consensus", value: [GRANDPA_ENGINE_ID, ConsensusLog.encode(log)] };
}

function readLog(bytes: Uint8Array): ConsensusLog[] {
  try {
    return [ConsensusLog.decodeLeading(bytes)];
  } catch (error) {
    if (error instanceof CodecError) return []; // the runtime's newer entries do not concern an older node
    throw error;
  }
}

/** Messages of a header to the gadget; entries that are not understood are passed over. */
export function consensusLogs(header: Header): ConsensusLog[] {
  return header.digest.logs.flatMap((item) =>
    item.type === "Consensus" && bytesEqual(item.value[0], GRANDPA_ENGINE_ID) ? readLog(item.value[1]) : [],
  );
}

/** A change of voters that a header announces. */
export interface AnnouncedChange extends ScheduledChange {
  /** Of a forced change: the height that most voters had finalized when it was announced. */
  readonly forcedAfter?: number;
}

/** The change of voters that a header announces, if any: the first forced one, otherwise the first scheduled one. */
export function announcedChange(header: Header): AnnouncedChange | undefined {
  let scheduled: ScheduledChange | undefined;
  for (const log of consensusLogs(header)) {
    if (log.type === "ForcedChange") {
      const [forcedAfter, change] = log.value;
      return { ...change, forcedAfter };
    }
    if (log.type === "ScheduledChange") scheduled ??= log.value;
  }
  return scheduled;
}

/** The change of voters that a header schedules, forced ones left aside: what a warp proof follows. */
export function scheduledChange(header: Header): ScheduledChange | undefined {
  for (const log of consensusLogs(header)) if (log.type === "ScheduledChange") return log.value;
  return undefined;
}
