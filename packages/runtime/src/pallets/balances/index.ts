/**
 * The token: TAO in accounts, counted in rao (protocol: staking §7.1).
 *
 * Other pallets read balances and move, make and destroy TAO by the functions exported here.
 *
 * @packageDocumentation
 */

import { u32 } from "@opentao/codec";
import { definePallet, palletConstants } from "../../framework/index.ts";
import { EXISTENTIAL_DEPOSIT } from "./account.ts";
import { calls } from "./calls.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { genesis } from "./genesis.ts";
import { MAX_ITEMS, storage } from "./storage.ts";
import { Balance } from "./types.ts";

export { EXISTENTIAL_DEPOSIT } from "./account.ts";
export { type Credit, deposit, dropCredit, issueCredit, splitCredit, withdraw } from "./credits.ts";
export { burnFrom, mintInto, transfer } from "./movements.ts";
export { freeBalance, reducibleBalance, totalBalance, totalIssuance } from "./queries.ts";
export { reserve, unreserve } from "./reserves.ts";

/** Balances, index 5. */
export const Balances = definePallet({
  name: "Balances",
  index: 5,
  docs: "TAO in accounts.",
  storage,
  calls,
  events,
  errors,
  constants: palletConstants({
    ExistentialDeposit: { type: Balance, value: EXISTENTIAL_DEPOSIT, docs: "Least balance of an account, in rao." },
    MaxLocks: { type: u32, value: MAX_ITEMS, docs: "Most locks of one account." },
    MaxReserves: { type: u32, value: MAX_ITEMS, docs: "Most named reserves of one account." },
    MaxFreezes: { type: u32, value: MAX_ITEMS, docs: "Most freezes of one account." },
  }),
  genesis,
});
