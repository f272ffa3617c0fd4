import { type Chain, subnetExists } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";

/** Refuses a subnet that does not exist. @throws CliError `UNKNOWN_SUBNET` */
export async function ensureSubnet(chain: Chain, netuid: number): Promise<void> {
  if (await subnetExists(chain, netuid)) return;
  throw new CliError("UNKNOWN_SUBNET", `there is no subnet ${netuid}`, "List them with `tao subnets`.");
}

/** Refuses a coldkey that does not own a subnet. @throws CliError `UNKNOWN_SUBNET`, `NOT_THE_OWNER` */
export async function ensureSubnetOwner(chain: Chain, netuid: number, coldkey: string): Promise<void> {
  await ensureSubnet(chain, netuid);
  const owner = await chain.query.SubtensorModule.SubnetOwner(netuid);
  if (owner === coldkey) return;
  const message = `subnet ${netuid} belongs to ${owner}, not to ${coldkey}`;
  throw new CliError("NOT_THE_OWNER", message, "Use the wallet of its owner (--wallet NAME).");
}
