import type { Diagnosis, Finding } from "../diagnosis.ts";
import type { DoctorFacts } from "../facts.ts";
import { behind, noAuthors, noBlocks } from "./blocks.ts";
import { aheadOfClock, clockOff } from "./clock.ts";
import { otherChain, unusableDatabase } from "./database.ts";
import { diskAlmostFull } from "./disk.ts";
import { finalityStalled } from "./finality.ts";
import { indexBehind, indexGaps, indexOfOtherChain, indexUnreachable } from "./history.ts";
import { noAuthorityKeys } from "./keys.ts";
import { noPeers } from "./peers.ts";
import { openRpc, otherVersion } from "./software.ts";
import { unreachable } from "./unreachable.ts";

/** All diagnoses, causes before their effects. */
const DIAGNOSES: readonly Diagnosis[] = [
  unreachable,
  unusableDatabase,
  otherChain,
  diskAlmostFull,
  clockOff,
  noAuthors,
  noPeers,
  noAuthorityKeys,
  aheadOfClock,
  behind,
  noBlocks,
  finalityStalled,
  otherVersion,
  openRpc,
  indexUnreachable,
  indexOfOtherChain,
  indexBehind,
  indexGaps,
];

/** Returns what is wrong with a node and its index, the likeliest cause first. */
export function diagnose(facts: DoctorFacts): readonly Finding[] {
  return DIAGNOSES.flatMap((diagnosis) => diagnosis(facts) ?? []);
}
