import { U16_MAX } from "@opentao/codec";
import type { Chain } from "../chain/chain.ts";
import { ChainError } from "../chain/errors.ts";
import { numberToIp } from "../chain/ip.ts";
import type { SelectiveMetagraph } from "../descriptors/generated/types.ts";
import type { Neuron } from "./types.ts";

/** Numbers under which fields of a selective metagraph are asked for (protocol: clients §b). */
const NUMBERS = {
  hotkeys: 52,
  coldkeys: 53,
  axons: 55,
  active: 56,
  validator_permit: 57,
  last_update: 59,
  emission: 60,
  dividends: 61,
  incentives: 62,
  consensus: 63,
  trust: 64,
  alpha_stake: 67,
  tao_stake: 68,
  total_stake: 69,
} as const satisfies Partial<Record<keyof SelectiveMetagraph, number>>;

type Column = keyof typeof NUMBERS;

/** Columns that stay as they are from one registration to the next, and until a neuron serves elsewhere. */
const IDENTITY: ReadonlySet<Column> = new Set(["hotkeys", "coldkeys", "axons"]);
const ALL = Object.values(NUMBERS);
const CHANGING = Object.entries(NUMBERS)
  .filter(([name]) => !IDENTITY.has(name as Column)) // entries of the record are its columns
  .map(([, number]) => number);

/** Parts of a neuron that say who it is and where. */
export type Identity = Pick<Neuron, "hotkey" | "coldkey" | "axon">;

function whole<T>(column: readonly T[] | undefined, name: Column): readonly T[] {
  if (column !== undefined) return column;
  throw new ChainError(
    "UNEXPECTED_VALUE",
    `the metagraph came without its ${name}`,
    "The node may be faulty; try another.",
  );
}

function identitiesOf(columns: SelectiveMetagraph): Identity[] {
  const coldkeys = whole(columns.coldkeys, "coldkeys");
  const axons = whole(columns.axons, "axons");
  return whole(columns.hotkeys, "hotkeys").map((hotkey, uid) => {
    const axon = axons[uid];
    const isServed = axon !== undefined && axon.port !== 0;
    return {
      hotkey,
      coldkey: coldkeys[uid] ?? "",
      axon: isServed ? { ip: numberToIp(axon.ip, axon.ip_type), port: axon.port } : undefined,
    };
  });
}

/**
 * Reads the neurons of a subnet after a block, a list for each property and no more than those that are asked for.
 *
 * @param known - who the neurons are, when that is known to be as it was: a quarter of the bytes then
 * @throws ChainError `UNKNOWN_ITEM` when there is no such subnet
 */
export async function readNeurons(
  chain: Chain,
  netuid: number,
  blockHash: string,
  known?: readonly Identity[],
): Promise<Neuron[]> {
  const { apis, query } = chain.at(blockHash);
  const [columns, validatorTrust] = await Promise.all([
    apis.SubnetInfoRuntimeApi.get_selective_metagraph({
      netuid,
      metagraph_indexes: known === undefined ? ALL : CHANGING,
    }),
    query.SubtensorModule.ValidatorTrust(netuid),
  ]);
  if (columns === undefined) {
    throw new ChainError("UNKNOWN_ITEM", `there is no subnet ${netuid}`, "List the subnets with `tao subnets`.");
  }
  const [active, permits] = [whole(columns.active, "active"), whole(columns.validator_permit, "validator_permit")];
  const [lastUpdate, emission] = [whole(columns.last_update, "last_update"), whole(columns.emission, "emission")];
  const [incentives, consensus] = [whole(columns.incentives, "incentives"), whole(columns.consensus, "consensus")];
  const [dividends, trust] = [whole(columns.dividends, "dividends"), whole(columns.trust, "trust")];
  const [alpha, tao] = [whole(columns.alpha_stake, "alpha_stake"), whole(columns.tao_stake, "tao_stake")];
  const total = whole(columns.total_stake, "total_stake");
  // Not as many as are known: others are there after all.
  if (known !== undefined && known.length !== active.length) return readNeurons(chain, netuid, blockHash);
  const part = (list: readonly number[], uid: number): number => (list[uid] ?? 0) / U16_MAX;
  return (known ?? identitiesOf(columns)).map(({ hotkey, coldkey, axon }, uid) => ({
    uid,
    hotkey,
    coldkey,
    axon,
    isActive: active[uid] ?? false,
    hasValidatorPermit: permits[uid] ?? false,
    lastUpdate: Number(lastUpdate[uid] ?? 0n),
    stake: total[uid] ?? 0n,
    alphaStake: alpha[uid] ?? 0n,
    taoStake: tao[uid] ?? 0n,
    emission: emission[uid] ?? 0n,
    incentive: part(incentives, uid),
    consensus: part(consensus, uid),
    dividends: part(dividends, uid),
    trust: part(trust, uid),
    validatorTrust: part(validatorTrust ?? [], uid),
  }));
}
