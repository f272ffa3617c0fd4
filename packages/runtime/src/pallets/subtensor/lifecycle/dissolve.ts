import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { forgetCommitments } from "../../commitments/storage.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { clearProtocolLiquidity } from "../../swap/index.ts";
import { forgetRootDividends } from "../claims/rates.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { destroyLocks } from "../locks/destroy.ts";
import { payOut } from "./payOut.ts";
import { removeSubnet } from "./remove.ts";

/**
 * Ends a subnet: its TAO goes to those who hold its alpha, all that is stored of it is removed (protocol: consensus
 * §4.4, staking §3.12). Fails with `SubnetNotExists` for root and for ids without a subnet.
 */
export function dissolveSubnet(state: State, netuid: number): void {
  ensure(netuid !== ROOT && subnetExists(state, netuid), errors.SubnetNotExists);
  forgetRootDividends(state, netuid);
  payOut(state, netuid);
  destroyLocks(state, netuid);
  clearProtocolLiquidity(state, netuid);
  forgetCommitments(state, netuid);
  removeSubnet(state, netuid);
  state.deposit(events.NetworkRemoved([netuid]));
}
