import { type CodeOf, defineErrors } from "@opentao/base";

/** Codes of what `tao doctor` finds, with cause and cure of each. Codes of the database's errors come beside them. */
export const DOCTOR_FINDINGS = defineErrors("Findings of tao doctor", 7100, {
  NODE_UNREACHABLE: [0, "No node answers at the address.", "Start it, or give its address with --url."],
  NODE_ELSEWHERE: [
    1,
    "A node works with the folder, and none answers at the address.",
    "Give the address that it printed when it started, with --url.",
  ],
  NODE_SAYS_NOTHING: [
    2,
    "What answers at the address does not say how the node stands.",
    "Ask on the machine of the node, and use the same version of tao there.",
  ],
  OTHER_CHAIN: [
    3,
    "The node, or the database, is of another chain than the one that was named.",
    "Use the specification that it was started with, or ask another node.",
  ],
  DISK_ALMOST_FULL: [4, "Little space is left on the disk of the node.", "Free some space, or use a larger disk."],
  CLOCK_OFF: [
    5,
    "The machine's clock disagrees with those of the blocks' authors.",
    "Set it by the network's time, such as with `timedatectl set-ntp true`.",
  ],
  AHEAD_OF_CLOCK: [
    6,
    "Blocks are dated ahead of the machine's clock, and the node waits for their time.",
    "Wait, or see whether the clock is right; make blocks on demand no faster than slots pass.",
  ],
  NO_AUTHORS: [7, "The chain has no authors: nobody makes its blocks.", "Start with your network's specification."],
  NO_PEERS: [8, "The node has no peers.", "Name one that runs with --bootnodes, and see whether it can be reached."],
  NO_SESSION_KEYS: [
    9,
    "The node is to be an authority and has no session keys.",
    "Insert those of an authority with `tao keys insert`.",
  ],
  NOT_IN_SET: [
    10,
    "The node's session keys are those of none of the authorities.",
    "Wait until their owner is chosen, or insert those of an authority.",
  ],
  HALF_OF_KEYS: [
    11,
    "The node has one of an authority's two session keys.",
    "Insert both session keys with `tao keys insert`.",
  ],
  BEHIND: [12, "Peers have many blocks that the node lacks.", "Wait; if it does not get nearer, see its log."],
  NO_BLOCKS: [13, "No block has come for long.", "See whether the authors run and reach each other."],
  FINALITY_STALLED: [
    14,
    "Blocks come, and have not been finalized for long.",
    "See whether more than two thirds of the voters run and reach each other.",
  ],
  VERSION_DIFFERS: [15, "Most peers run other software than the node.", "Update the node if it is the older one."],
  RPC_OPEN: [
    16,
    "Other machines can use the node's JSON-RPC.",
    "Leave --rpc-host out, or put a proxy or firewall before it.",
  ],
  INDEX_UNREACHABLE: [17, "No index answers at the address.", "Start it with `tao index`, or correct --index."],
  INDEX_OF_OTHER_CHAIN: [
    18,
    "The index is of another chain than the node.",
    "Name the index of this chain with --index, or start one in a folder of its own.",
  ],
  INDEX_BEHIND: [
    19,
    "The index lacks many blocks that are finalized.",
    "Wait, if its number grows; else see what `tao index` prints, and start it again.",
  ],
  INDEX_GAPS: [
    20,
    "The index lacks blocks that the node had let go of before they were read.",
    "If you need them, make a new index from a node that keeps all states.",
  ],
});

/** Code of what `tao doctor` finds by itself. */
export type DoctorFindingCode = CodeOf<typeof DOCTOR_FINDINGS>;
