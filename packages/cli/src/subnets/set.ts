import {
  type Chain,
  dispatchFailure,
  type Inclusion,
  SUBNET_PARAMETERS,
  type SubnetParameter,
  tx,
} from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet, ensureSubnetOwner } from "../shared/subnets.ts";

function parameterNamed(netuid: number, name: string): SubnetParameter {
  const parameter = SUBNET_PARAMETERS.get(name);
  if (parameter !== undefined) return parameter;
  const message = `no parameter of subnets has the name ${JSON.stringify(name)}`;
  throw new CliError("UNKNOWN_PARAMETER", message, `\`tao subnets parameters ${netuid}\` lists them.`);
}

/** Returns the call with which a coldkey may change a parameter. @throws CliError `NOT_THE_OWNER` */
async function callOf(chain: Chain, coldkey: string, netuid: number, name: string, value: string) {
  const { changer, call, rootCall } = parameterNamed(netuid, name);
  const asOwner = call(netuid, value);
  const root = await chain.query.Sudo.Key();
  const owner = await chain.query.SubtensorModule.SubnetOwner(netuid);
  if (changer === "owner" && (owner === coldkey || root !== coldkey)) {
    await ensureSubnetOwner(chain, netuid, coldkey);
    return asOwner;
  }
  if (root === coldkey) return tx.Sudo.sudo({ call: rootCall(netuid, value) });
  const message = `only the chain's own key may change ${name}, and ${coldkey} is another`;
  throw new CliError("NOT_THE_OWNER", message, `\`tao subnets parameters ${netuid}\` says who may change what.`);
}

/** Refuses a call in the chain's name that failed, though its transaction did not. @throws TransactionFailure */
async function ensureDone(chain: Chain, { events, fee, blockHash }: Inclusion): Promise<void> {
  const result = events.find((event) => event.is("Sudo", "Sudid"))?.data.sudo_result;
  if (result === undefined || result.success) return;
  throw dispatchFailure(await chain.types(blockHash), result.value, fee);
}

/**
 * Changes a parameter of a subnet, by its owner or by the chain's own key.
 *
 * @throws CliError `UNKNOWN_SUBNET`, `UNKNOWN_PARAMETER`, `NOT_THE_OWNER`, and as `perform`; WalletError; ChainError
 * `INVALID_ARGUMENT`; TransactionFailure
 */
export async function setParameter(
  netuid: number,
  name: string,
  value: string,
  flags: ActionFlags,
  printer: Printer,
): Promise<void> {
  const parameter = parameterNamed(netuid, name);
  parameter.call(netuid, value); // before a wallet is opened
  const wallet = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const call = await callOf(chain, wallet.coldkeyAddress, netuid, name, value);
    const before = await parameter.read(chain, netuid);
    const told = async (done: Inclusion) => {
      await ensureDone(chain, done);
      const after = await parameter.read(chain.at(done.blockHash), netuid);
      const text = `${out.bold(name)} of subnet ${netuid} was ${before.text} and is ${after.text} now`;
      return { value: { netuid, parameter: name, before: before.value, after: after.value }, text };
    };
    const what = `Change ${name} of subnet ${netuid} from ${before.text} to ${value}`;
    const known = { netuid, parameter: name, before: before.value, after: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
