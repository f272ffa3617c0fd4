/**
 * SubnetInfoRuntimeApi: subnets, their parameters, pools and metagraphs (protocol: clients §b).
 *
 * @packageDocumentation
 */

import { AccountId, option, u16, u64, vec } from "@opentao/codec";
import { apiMethod, runtimeApi, type State } from "../../../framework/index.ts";
import { MAIN_MECHANISM, MechId, NetUid } from "../../../primitives/subnets.ts";
import { subnetExists, subnetIds } from "../../subtensorStorage/existence.ts";
import { AutoStakeDestination, MechanismCountCurrent } from "../../subtensorStorage/index.ts";
import { subnetToPrune } from "../lifecycle/prune.ts";
import { subnetAccount } from "../subnets/account.ts";
import { nextEpochBlock } from "../tempo/schedule.ts";
import { DynamicInfo, dynamicInfo } from "./dynamicInfo.ts";
import { HyperparamEntry, hyperparameterList } from "./hyperparameterList.ts";
import { SubnetHyperparams, SubnetHyperparamsV2, subnetHyperparams, subnetHyperparamsV2 } from "./hyperparameters.ts";
import { Metagraph, mechagraph, metagraph } from "./metagraph.ts";
import { SelectiveMetagraph, selectiveMetagraph } from "./selectiveMetagraph.ts";
import { SubnetInfo, SubnetInfov2, subnetInfo, subnetInfoV2 } from "./subnetInfo.ts";
import { SubnetState, subnetState } from "./subnetState.ts";

const netuidArg = { netuid: NetUid };
/** Numbers of fields of a metagraph: more than any of them has. */
const FieldNumbers = vec(u16, { max: 256 });

const ascending = (state: State) => subnetIds(state).sort((a, b) => a - b);

function mechanismExists(state: State, netuid: number, mechanism: number): boolean {
  return subnetExists(state, netuid) && mechanism < MechanismCountCurrent.get(state, netuid);
}

function allMechagraphs(state: State): (Metagraph | undefined)[] {
  return subnetIds(state).flatMap((netuid) =>
    Array.from({ length: MechanismCountCurrent.get(state, netuid) }, (_, mechanism) =>
      mechagraph(state, netuid, mechanism),
    ),
  );
}

/** The API. */
export const SubnetInfoRuntimeApi = runtimeApi({
  name: "SubnetInfoRuntimeApi",
  version: 2,
  docs: "Subnets.",
  methods: {
    getSubnetInfo: apiMethod({
      args: netuidArg,
      output: option(SubnetInfo),
      docs: "A subnet in its older form.",
      run: ({ state }, { netuid }) => subnetInfo(state, netuid),
    }),
    getSubnetsInfo: apiMethod({
      args: {},
      output: vec(option(SubnetInfo)),
      docs: "All subnets in their older form.",
      run: ({ state }) => ascending(state).map((netuid) => subnetInfo(state, netuid)),
    }),
    getSubnetInfoV2: apiMethod({
      args: netuidArg,
      output: option(SubnetInfov2),
      docs: "A subnet.",
      run: ({ state }, { netuid }) => subnetInfoV2(state, netuid),
    }),
    getSubnetsInfoV2: apiMethod({
      args: {},
      output: vec(option(SubnetInfov2)),
      docs: "All subnets.",
      run: ({ state }) => ascending(state).map((netuid) => subnetInfoV2(state, netuid)),
    }),
    getSubnetHyperparams: apiMethod({
      args: netuidArg,
      output: option(SubnetHyperparams),
      docs: "Parameters of a subnet in their older form.",
      run: ({ state }, { netuid }) => subnetHyperparams(state, netuid),
    }),
    getSubnetHyperparamsV2: apiMethod({
      args: netuidArg,
      output: option(SubnetHyperparamsV2),
      docs: "Parameters of a subnet.",
      run: ({ state }, { netuid }) => subnetHyperparamsV2(state, netuid),
    }),
    getAllDynamicInfo: apiMethod({
      args: {},
      output: vec(option(DynamicInfo)),
      docs: "Tokens and pools of all subnets.",
      run: ({ state }) => subnetIds(state).map((netuid) => dynamicInfo(state, netuid)),
    }),
    getAllMetagraphs: apiMethod({
      args: {},
      output: vec(option(Metagraph)),
      docs: "Metagraphs of all subnets.",
      run: ({ state }) => subnetIds(state).map((netuid) => metagraph(state, netuid)),
    }),
    getMetagraph: apiMethod({
      args: netuidArg,
      output: option(Metagraph),
      docs: "The metagraph of a subnet.",
      run: ({ state }, { netuid }) => metagraph(state, netuid),
    }),
    getAllMechagraphs: apiMethod({
      args: {},
      output: vec(option(Metagraph)),
      docs: "Metagraphs of all mechanisms of all subnets.",
      run: ({ state }) => allMechagraphs(state),
    }),
    getMechagraph: apiMethod({
      args: { netuid: NetUid, mecid: MechId },
      output: option(Metagraph),
      docs: "The metagraph of a mechanism.",
      run: ({ state }, { netuid, mecid }) =>
        mechanismExists(state, netuid, mecid) ? mechagraph(state, netuid, mecid) : undefined,
    }),
    getDynamicInfo: apiMethod({
      args: netuidArg,
      output: option(DynamicInfo),
      docs: "Token and pool of a subnet.",
      run: ({ state }, { netuid }) => dynamicInfo(state, netuid),
    }),
    getSubnetState: apiMethod({
      args: netuidArg,
      output: option(SubnetState),
      docs: "The neurons of a subnet, a list for each property.",
      run: ({ state }, { netuid }) => subnetState(state, netuid),
    }),
    getSelectiveMetagraph: apiMethod({
      args: { netuid: NetUid, metagraphIndexes: FieldNumbers },
      output: option(SelectiveMetagraph),
      docs: "Some fields of the metagraph of a subnet.",
      run: ({ state }, { netuid, metagraphIndexes }) =>
        selectiveMetagraph(state, netuid, MAIN_MECHANISM, metagraphIndexes),
    }),
    getColdkeyAutoStakeHotkey: apiMethod({
      args: { coldkey: AccountId, netuid: NetUid },
      output: option(AccountId),
      docs: "The hotkey with which a coldkey's miner emission is staked.",
      run: ({ state }, { coldkey, netuid }) => AutoStakeDestination.get(state, coldkey, netuid),
    }),
    getSelectiveMechagraph: apiMethod({
      args: { netuid: NetUid, subid: MechId, metagraphIndexes: FieldNumbers },
      output: option(SelectiveMetagraph),
      docs: "Some fields of the metagraph of a mechanism.",
      run: ({ state }, { netuid, subid, metagraphIndexes }) =>
        mechanismExists(state, netuid, subid) ? selectiveMetagraph(state, netuid, subid, metagraphIndexes) : undefined,
    }),
    getSubnetToPrune: apiMethod({
      args: {},
      output: option(NetUid),
      docs: "The subnet that would make room for a new one.",
      run: ({ state }) => subnetToPrune(state),
    }),
    getSubnetAccountId: apiMethod({
      args: netuidArg,
      output: option(AccountId),
      docs: "The account that holds a subnet's TAO.",
      run: ({ state }, { netuid }) => (subnetExists(state, netuid) ? subnetAccount(netuid) : undefined),
    }),
    getNextEpochStartBlock: apiMethod({
      args: netuidArg,
      output: option(u64),
      docs: "The block in which a subnet's next epoch is due.",
      run: ({ state }, { netuid }) => (subnetExists(state, netuid) ? nextEpochBlock(state, netuid) : undefined),
    }),
    getSubnetHyperparamsV3: apiMethod({
      args: netuidArg,
      output: option(vec(HyperparamEntry)),
      docs: "Parameters of a subnet as a list that may grow.",
      run: ({ state }, { netuid }) => hyperparameterList(state, netuid),
    }),
  },
});
