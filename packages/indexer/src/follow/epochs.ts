import { type Chain, ChainError } from "@opentao/sdk/chain";
import type { DecodedBlock } from "../facts/block/decode.ts";
import { type EpochResults, epochsIn } from "../facts/rows/epochs.ts";

/** Results of the epochs that ran in a block, as the state after it has them. @throws ChainError */
export async function readEpochs(chain: Chain, block: DecodedBlock): Promise<EpochResults[]> {
  return (await Promise.all(epochsIn(block).map((netuid) => readEpoch(chain, block, netuid)))).flat();
}

async function readEpoch(chain: Chain, block: DecodedBlock, netuid: number): Promise<EpochResults[]> {
  const { SubtensorModule: query } = chain.at(block.head.hash).query;
  try {
    const [active, permits, consensus, dividends, validatorTrust, stakeWeight, incentive, emission] = await Promise.all(
      [
        query.Active(netuid),
        query.ValidatorPermit(netuid),
        query.Consensus(netuid),
        query.Dividends(netuid),
        query.ValidatorTrust(netuid),
        query.StakeWeight(netuid),
        query.Incentive(netuid),
        query.Emission(netuid),
      ],
    );
    const shares = { consensus, dividends, validatorTrust, stakeWeight, incentive };
    return [{ netuid, active, permits, ...shares, emission }];
  } catch (error) {
    const isOther = error instanceof ChainError && ["INCOMPATIBLE_RUNTIME", "UNKNOWN_ITEM"].includes(error.code);
    if (!isOther) throw error;
    const { number: height } = block.head;
    block.undecoded.push({ height, place: `epoch ${netuid}`, raw: "0x", problem: error.message });
    return [];
  }
}
