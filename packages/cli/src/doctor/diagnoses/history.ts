import { MOST_BLOCKS_BEHIND } from "@opentao/base";
import { counted } from "../../output/units.ts";
import { type Diagnosis, type Finding, note, problem } from "../diagnosis.ts";
import type { DoctorFacts } from "../facts.ts";

/** Gaps that are named. */
const MOST_NAMED = 3;

/** Makes a finding of an index: of one that nobody named, it is by the way. */
function found({ index }: DoctorFacts, ...[code, message, hint]: Parameters<typeof problem>): Finding {
  return index?.isNamed === true ? problem(code, message, hint) : note(code, message, hint);
}

/** Finds an index that was named and does not answer. */
export const indexUnreachable: Diagnosis = (facts) => {
  const { index } = facts;
  if (index === undefined || index.status !== undefined) return undefined;
  const message = `no index answers at ${index.url}: ${index.failure}`;
  return found(facts, "INDEX_UNREACHABLE", message, "Start it (tao index --help), or correct the address in --index.");
};

/** Finds an index of another chain than the node's. */
export const indexOfOtherChain: Diagnosis = (facts) => {
  const { index, status } = facts;
  const genesis = index?.status?.genesisHash ?? undefined;
  if (index === undefined || genesis === undefined || status === undefined || genesis === status.chain.genesis)
    return undefined;
  const message = `the index at ${index.url} is of another chain (genesis ${genesis}) than the node at ${facts.url} (${status.chain.genesis})`;
  const hint = "Name the index of this chain with --index, or start one (tao index) in a folder of its own.";
  return found(facts, "INDEX_OF_OTHER_CHAIN", message, hint);
};

/** Finds an index that lacks many finalized blocks. */
export const indexBehind: Diagnosis = (facts) => {
  const { index, status } = facts;
  if (index?.status === undefined || status === undefined || indexOfOtherChain(facts) !== undefined) return undefined;
  const height = index.status.last?.height ?? -1;
  const left = status.finalized.number - height;
  if (left <= MOST_BLOCKS_BEHIND) return undefined;
  const has = height < 0 ? "has no block yet" : `has block ${height}`;
  const message = `the index at ${index.url} is ${counted(left, "block")} behind: it ${has}, block ${status.finalized.number} is finalized`;
  const hint =
    "Wait, if its number grows (tao doctor says it again); else see what tao index prints, and start it again.";
  return found(facts, "INDEX_BEHIND", message, hint);
};

/** Finds blocks that an index will never have. */
export const indexGaps: Diagnosis = (facts) => {
  const gaps = facts.index?.status?.gaps ?? [];
  if (facts.index === undefined || gaps.length === 0) return undefined;
  const named = gaps
    .slice(0, MOST_NAMED)
    .map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
  const more = gaps.length > MOST_NAMED ? `, and ${counted(gaps.length - MOST_NAMED, "more gap")}` : "";
  const message = `the index at ${facts.index.url} lacks blocks: ${named.join(", ")}${more}`;
  const hint =
    "The node had let go of them. If you need them, make a new index from a node that keeps all states (--pruning archive).";
  return note("INDEX_GAPS", message, hint);
};
