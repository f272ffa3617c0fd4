import type { Read } from "./call/readCall.ts";
import * as archive from "./methods/archive.ts";
import { chain_getBlock } from "./methods/chain.ts";
import * as payment from "./methods/payment.ts";
import * as state from "./methods/state.ts";
import { state_queryStorage } from "./methods/stateChanges.ts";
import * as subtensor from "./methods/subtensor.ts";
import { system_dryRun } from "./methods/system.ts";

const byName: Readonly<Record<string, Read>> = {
  ...archive,
  ...payment,
  ...state,
  ...subtensor,
  chain_getBlock,
  state_queryStorage,
  system_dryRun,
  chain_getRuntimeVersion: state.state_getRuntimeVersion,
  state_callAt: state.state_call,
  state_getKeysPagedAt: state.state_getKeysPaged,
  state_getStorageAt: state.state_getStorage,
  state_getStorageHashAt: state.state_getStorageHash,
  state_getStorageSizeAt: state.state_getStorageSize,
  system_dryRunAt: system_dryRun,
};

/** Methods that only read, by all names that clients know them by. They run apart from the node's own work. */
export const reads: ReadonlyMap<string, Read> = new Map(Object.entries(byName));
