import { ensure, type Origin, type State } from "../../../framework/index.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  FirstEmissionBlockNumber,
  NetworkRegisteredAt,
  StartCallDelay,
  SubtokenEnabled,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureSubnetOwner } from "../subnets/owner.ts";

/**
 * Starts a subnet: from the next block on it emits, and its alpha can be staked. Only its owner can, once
 * (protocol: consensus §4.1).
 */
export function startSubnet(state: State, origin: Origin, netuid: number): void {
  ensure(subnetExists(state, netuid), errors.SubnetNotExists);
  ensureSubnetOwner(state, origin, netuid);
  ensure(!FirstEmissionBlockNumber.has(state, netuid), errors.FirstEmissionBlockNumberAlreadySet);
  const earliest = NetworkRegisteredAt.get(state, netuid) + StartCallDelay.get(state);
  ensure(now(state) >= earliest, errors.NeedWaitingMoreBlocksToStarCall);
  const first = now(state) + 1n;
  FirstEmissionBlockNumber.set(state, netuid, first);
  SubtokenEnabled.set(state, netuid, true);
  state.deposit(events.FirstEmissionBlockNumberSet([netuid, first]));
}
