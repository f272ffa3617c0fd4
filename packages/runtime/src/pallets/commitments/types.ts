/**
 * Commitments as they stand in calls and storage (protocol: consensus §4.8, staking §7.10).
 *
 * @packageDocumentation
 */

import { boundedVec, struct, u32, u64 } from "@opentao/codec";
import { TaoBalance } from "../../primitives/amounts.ts";
import { Data } from "./data.ts";

/** Most fields of a commitment. */
export const MAX_FIELDS = 3;

/** A commitment. */
export const CommitmentInfo = struct(
  { fields: boundedVec(Data, MAX_FIELDS) },
  { path: "pallet_commitments::types::CommitmentInfo" },
);

/** A commitment as it is stored; there are no deposits on this chain. */
export const Registration = struct(
  { deposit: TaoBalance, block: u32, info: CommitmentInfo },
  { path: "pallet_commitments::types::Registration" },
);

/** Space that a neuron has used since its subnet's last epoch. */
export const UsageTracker = struct(
  { lastEpoch: u64, usedSpace: u64 },
  { path: "pallet_commitments::types::UsageTracker" },
);
