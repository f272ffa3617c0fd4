import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { EndingSubnets } from "../../subtensorStorage/endings.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import { MechanismCountCurrent, SubnetOwner, SubnetTAO, TotalNetworks } from "../../subtensorStorage/index.ts";
import { clearProtocolLiquidity } from "../../swap/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ownerRefund, protocolAlpha } from "./dues.ts";
import { removeValues } from "./remove.ts";

/**
 * Ends a subnet: from now on it does not exist. In the blocks that follow its TAO goes to those who hold its alpha, and
 * all that is stored of it is removed ({@link ./endings.ts}); only then is its id free (protocol: consensus §4.4;
 * deviations, Safety). Fails with `SubnetNotExists` for root and for ids without a subnet.
 */
export function dissolveSubnet(state: State, netuid: number): void {
  ensure(netuid !== ROOT && subnetExists(state, netuid), errors.SubnetNotExists);
  const mechanisms = MechanismCountCurrent.get(state, netuid);
  const ending = {
    netuid,
    mechanisms,
    owner: SubnetOwner.get(state, netuid),
    refund: ownerRefund(state, netuid),
    pot: SubnetTAO.get(state, netuid),
    alpha: protocolAlpha(state, netuid),
    paid: 0n,
    sweep: 0,
    last: new Uint8Array(),
  };
  EndingSubnets.mutate(state, (queue) => [...queue, ending]);
  clearProtocolLiquidity(state, netuid);
  removeValues(state, netuid, mechanisms);
  TotalNetworks.mutate(state, (count) => Math.max(0, count - 1));
  state.deposit(events.NetworkRemoved([netuid]));
}
