import { reputation, undecodable } from "@opentao/consensus";
import type { GrandpaNetwork } from "../network/index.ts";

/** Value from which on a report of the gadget is a fault that no honest peer has. */
const GRAVE = -1000;

/** Faults that are small by the protocol's measure, and that no honest peer has either: it checks what it passes on. */
const FALSE: ReadonlySet<string> = new Set(
  [reputation.badSignature, reputation.unknownVoter, undecodable(1)].map(({ reason }) => reason),
);

/**
 * Lowers a peer's reputation for a report of the gadget. Merits are not counted: a stranger's score is the best there
 * is.
 */
export function reportPeer(network: GrandpaNetwork, peer: string, value: number, reason: string): void {
  // A peer that has not got our last neighbor message yet sends messages that are past to us: no fault of its own.
  if (value >= 0 || reason === reputation.pastMessage.reason) return;
  network.report(peer, reason, value <= GRAVE || FALSE.has(reason) ? "badVote" : "uselessVote");
}
