import type { Pallet } from "../framework/index.ts";
import { AdminUtils } from "../pallets/adminUtils/index.ts";
import { AlphaAssets } from "../pallets/alphaAssets/index.ts";
import { Aura } from "../pallets/aura/index.ts";
import { Balances } from "../pallets/balances/index.ts";
import { Commitments } from "../pallets/commitments/index.ts";
import { Grandpa } from "../pallets/grandpa/index.ts";
import { Session } from "../pallets/session/index.ts";
import { SubtensorModule } from "../pallets/subtensor/index.ts";
import { Sudo } from "../pallets/sudo/index.ts";
import { Swap } from "../pallets/swap/index.ts";
import { System } from "../pallets/system/index.ts";
import { Timestamp } from "../pallets/timestamp/index.ts";
import { TransactionPayment } from "../pallets/transactionPayment/index.ts";
import { Utility } from "../pallets/utility/index.ts";

/** The pallets of the runtime by ascending index: the order in which their hooks run (protocol: consensus §2.1). */
export const pallets: readonly Pallet[] = [
  System,
  Timestamp,
  Aura,
  Grandpa,
  Balances,
  TransactionPayment,
  SubtensorModule,
  Utility,
  Sudo,
  Commitments,
  AdminUtils,
  Swap,
  AlphaAssets,
  Session,
];
