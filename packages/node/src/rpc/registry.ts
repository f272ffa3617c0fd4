import type { Call, Handler } from "./call/call.ts";
import { offload } from "./call/readCall.ts";
import * as archiveStorage from "./methods/archiveStorage.ts";
import * as author from "./methods/author.ts";
import * as chain from "./methods/chain.ts";
import * as chainHead from "./methods/chainHead.ts";
import * as chainSpec from "./methods/chainSpec.ts";
import * as engine from "./methods/engine.ts";
import * as grandpa from "./methods/grandpa.ts";
import * as network from "./methods/network.ts";
import * as sessionKeys from "./methods/sessionKeys.ts";
import * as stateChanges from "./methods/stateChanges.ts";
import * as system from "./methods/system.ts";
import * as transaction from "./methods/transaction.ts";
import { reads } from "./reads/index.ts";

/** Methods by the names of their functions: every export of the files in `methods` is one. */
const own: Readonly<Record<string, Handler>> = {
  ...archiveStorage,
  ...author,
  ...chain,
  ...chainHead,
  ...chainSpec,
  ...engine,
  ...grandpa,
  ...network,
  ...sessionKeys,
  ...stateChanges,
  ...system,
  ...transaction,
};

/** Other names under which clients know the same methods. */
const aliases: Readonly<Record<string, Handler>> = {
  account_nextIndex: system.system_accountNextIndex,
  chain_getFinalisedHead: chain.chain_getFinalizedHead,
  chain_getHead: chain.chain_getBlockHash,
  chain_subscribeFinalisedHeads: chain.chain_subscribeFinalizedHeads,
  chain_subscribeNewHead: chain.chain_subscribeNewHeads,
  chain_subscribeRuntimeVersion: stateChanges.state_subscribeRuntimeVersion,
  chain_unsubscribeFinalisedHeads: chain.chain_unsubscribeFinalizedHeads,
  chain_unsubscribeNewHead: chain.chain_unsubscribeNewHeads,
  chain_unsubscribeRuntimeVersion: stateChanges.state_unsubscribeRuntimeVersion,
  subscribe_newHead: chain.chain_subscribeNewHeads,
  unsubscribe_newHead: chain.chain_unsubscribeNewHeads,
};

/** Names of all methods. */
function rpc_methods(_call: Call): { readonly methods: readonly string[] } {
  return { methods: [...methods.keys()] };
}

/** Methods by name, sorted. */
export const methods: ReadonlyMap<string, Handler> = new Map(
  [...Object.entries({ ...own, ...aliases, rpc_methods }), ...offloaded()].sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** Methods that only read: workers run them. */
function offloaded(): [name: string, handler: Handler][] {
  return [...reads.keys()].map((name) => [name, (call) => offload(call, name)]);
}

/**
 * Methods that change the node, tell strangers about its keys and peers, or cost it much: for programs on the same
 * machine only.
 */
export const UNSAFE: ReadonlySet<string> = new Set([
  "author_hasKey",
  "author_hasSessionKeys",
  "author_insertKey",
  "author_removeExtrinsic",
  "author_rotateKeys",
  "author_rotateKeysWithOwner",
  "engine_createBlock",
  "engine_finalizeBlock",
  "opentao_nodeStatus",
  "state_getPairs",
  "state_queryStorage",
  "sync_state_genSyncSpec",
  "system_addReservedPeer",
  "system_dryRun",
  "system_dryRunAt",
  "system_peers",
  "system_removeReservedPeer",
  "system_reservedPeers",
  "system_unstable_networkState",
]);
