import type { State } from "../../../framework/index.ts";
import { blockAuthor } from "../../aura/index.ts";
import { canReceive, recycleFromSubnet, transferTaoFromSubnet } from "./tao.ts";

/**
 * Pays a fee (rao) that is on a subnet's account to the block's author. Without an author, or when it is too little for
 * the author's account to begin, it is recycled (deviations, Accounting).
 */
export function payAuthor(state: State, netuid: number, fee: bigint): void {
  if (fee === 0n) return;
  const author = blockAuthor(state);
  if (author !== undefined && canReceive(state, author, fee)) transferTaoFromSubnet(state, netuid, author, fee);
  else recycleFromSubnet(state, netuid, fee);
}
