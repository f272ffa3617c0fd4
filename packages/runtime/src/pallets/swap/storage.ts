/**
 * Storage of pallet Swap, under `twox128("Swap")` (protocol: staking §2.1).
 *
 * @packageDocumentation
 */

import { bool, boundedBytes, named, struct, u16, u64 } from "@opentao/codec";
import { identity, palletStorage, twox64Concat } from "../../framework/index.ts";
import { AlphaBalance, U64F64Bits } from "../../primitives/amounts.ts";
import { NetUid } from "../../primitives/subnets.ts";

const pallet = palletStorage("Swap");

/** Parts of 10¹⁸. */
export const Perquintill = named(u64, { path: "sp_arithmetic::per_things::Perquintill" });

/** Weights of a pool: `quote` is that of TAO, alpha has the rest. */
export const Balancer = struct({ quote: Perquintill }, { path: "pallet_subtensor_swap::pallet::balancer::Balancer" });

export const FeeRate = pallet.map("FeeRate", [twox64Concat(NetUid)], u16, {
  default: 33,
  docs: "Fee on what goes into a pool, out of 65535.",
});

export const SwapBalancer = pallet.map("SwapBalancer", [twox64Concat(NetUid)], Balancer, {
  default: { quote: 500_000_000_000_000_000n },
  docs: "Weights of a pool.",
});

export const PalSwapInitialized = pallet.map("PalSwapInitialized", [twox64Concat(NetUid)], bool, {
  default: false,
  docs: "True once a pool has been traded with.",
});

export const AlphaSqrtPrice = pallet.map("AlphaSqrtPrice", [twox64Concat(NetUid)], U64F64Bits, {
  default: { bits: 0n },
  docs: "Square root of the alpha price at the end of the block, for clients that do not know the runtime API.",
});

export const HasMigrationRun = pallet.map("HasMigrationRun", [identity(boundedBytes(128))], bool, {
  default: false,
  docs: "Changes of storage that were made on older chains; not read.",
});

export const ScrapReservoirAlpha = pallet.map("ScrapReservoirAlpha", [twox64Concat(NetUid)], AlphaBalance, {
  default: 0n,
  docs: "Alpha set aside on older chains; not read.",
});
