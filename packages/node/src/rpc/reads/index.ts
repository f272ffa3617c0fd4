import type { Read } from "../call/readCall.ts";
import * as archive from "./archive.ts";
import * as blocks from "./blocks.ts";
import * as dryRun from "./dryRun.ts";
import * as payment from "./payment.ts";
import * as simulate from "./simulate.ts";
import * as state from "./state.ts";
import * as storageChanges from "./storageChanges.ts";
import * as subtensor from "./subtensor.ts";

/** Methods by the names of their functions: every export of the files of this folder is one. */
const byName: Readonly<Record<string, Read>> = {
  ...archive,
  ...blocks,
  ...dryRun,
  ...payment,
  ...simulate,
  ...state,
  ...storageChanges,
  ...subtensor,
};

/** Other names under which clients know the same methods. */
const aliases: Readonly<Record<string, Read>> = {
  chain_getRuntimeVersion: state.state_getRuntimeVersion,
  state_callAt: state.state_call,
  state_getKeysPagedAt: state.state_getKeysPaged,
  state_getStorageAt: state.state_getStorage,
  state_getStorageHashAt: state.state_getStorageHash,
  state_getStorageSizeAt: state.state_getStorageSize,
  system_dryRunAt: dryRun.system_dryRun,
};

/** Methods that only read, by all their names. They run apart from the node's own work. */
export const reads: ReadonlyMap<string, Read> = new Map(Object.entries({ ...byName, ...aliases }));
