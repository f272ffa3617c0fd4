import {
  type Chain,
  type Plan,
  planCall,
  planMove,
  planRegister,
  planStake,
  planUnstake,
  planUnstakeAll,
  transferCall,
  tx,
} from "@opentao/sdk/browser";
import type { WalletAccount } from "../accounts.ts";
import type { Order } from "./order.ts";

/** Plans what a visitor wants: what it would do is told before anybody signs it. @throws ChainError */
export function planOf(chain: Chain, { address, scheme }: WalletAccount, order: Order): Promise<Plan> {
  const options = { scheme };
  switch (order.kind) {
    case "send":
      return planCall(chain, address, transferCall(order), options);
    case "stake":
      return planStake(chain, address, order, options);
    case "unstake":
      return (order.isWhole ? planUnstakeAll : planUnstake)(chain, address, order, options);
    case "move":
      return planMove(chain, address, order, options);
    case "claim":
      return planCall(chain, address, tx.SubtensorModule.claim_root({ subnets: order.netuids }), options);
    case "register":
      return planRegister(chain, address, order, options);
  }
}
