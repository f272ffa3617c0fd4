import { reputation, undecodable } from "@opentao/consensus";
import type { GrandpaNetwork } from "../network/index.ts";

/** From this on, what the gadget reports is a fault that no honest peer has. */
const GRAVE = -1000;

/** Faults that are small by the protocol's measure, and that no honest peer has either: it checks what it passes on. */
const FALSE: ReadonlySet<string> = new Set(
  [reputation.badSignature, reputation.unknownVoter, undecodable(1)].map(({ reason }) => reason),
);

/**
 * Makes a peer pay for what the gadget reports it for. Merits are not taken down: a stranger's score is the best there
 * is.
 */
export function reportPeer(network: GrandpaNetwork, peer: string, value: number, reason: string): void {
  // Whoever is ahead of what we last told it sends what is past to us: that is the way's fault.
  if (value >= 0 || reason === reputation.pastMessage.reason) return;
  network.report(peer, reason, value <= GRAVE || FALSE.has(reason) ? "badVote" : "uselessVote");
}
