import { fixedBytes, named, u16, u64 } from "@opentao/codec";
import { definePallet, palletConstants } from "../../framework/index.ts";
import { SwapRuntimeApi } from "./api.ts";
import { calls, MAX_FEE_RATE } from "./calls.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { refreshSqrtPrices } from "./sqrtPrice.ts";
import {
  AlphaSqrtPrice,
  FeeRate,
  HasMigrationRun,
  PalSwapInitialized,
  ScrapReservoirAlpha,
  SwapBalancer,
} from "./storage.ts";
import { MINIMUM_RESERVE } from "./trade.ts";

const PalletId = named(fixedBytes(8), { path: "frame_support::PalletId" });

/** Pools of TAO and alpha, one a subnet: prices and trades (protocol: staking §2). */
export const Swap = definePallet({
  name: "Swap",
  index: 28,
  path: "pallet_subtensor_swap::pallet::pallet",
  docs: "Pools of TAO and alpha.",
  storage: { FeeRate, SwapBalancer, PalSwapInitialized, HasMigrationRun, ScrapReservoirAlpha, AlphaSqrtPrice },
  calls,
  events,
  errors,
  constants: palletConstants({
    ProtocolId: {
      type: PalletId,
      value: new TextEncoder().encode("ten/swap"),
      docs: "Account that held liquidity on older chains; not used.",
    },
    MaxFeeRate: { type: u16, value: MAX_FEE_RATE, docs: "Highest fee rate, out of 65535." },
    MinimumLiquidity: { type: u64, value: 1000n, docs: "Least liquidity of a user's position; not used." },
    MinimumReserve: {
      type: named(u64, { path: "NonZeroU64" }),
      value: MINIMUM_RESERVE,
      docs: "Least that a pool must hold of what is bought.",
    },
  }),
  hooks: { onFinalize: ({ state }) => refreshSqrtPrices(state) },
  apis: [SwapRuntimeApi],
});
