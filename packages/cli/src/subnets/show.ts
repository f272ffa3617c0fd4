import { type Chain, getPrice, getRegistrationCost, getSubnetIdentity, getSubnets } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import { formatTao, grouped } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import type { ReadFlags } from "./list.ts";
import { readParameters } from "./parameters.ts";

/** Most characters of a text of a subnet's identity that are shown. */
const TEXT_LENGTH = 200;

/** Parameters that those who may join look for first. */
const FIRST = [
  ...["tempo", "immunity_period", "max_validators", "commit_reveal_weights_enabled"],
  ...["registration_allowed", "min_burn", "max_burn"],
];

async function factsOf(chain: Chain, netuid: number) {
  const at = (await chain.head()).hash;
  const reads = chain.at(at).query.SubtensorModule;
  const [subnets, identity, price, registration, neurons, most, start, parameters] = await Promise.all([
    getSubnets(chain, { at }),
    getSubnetIdentity(chain, netuid, { at }),
    getPrice(chain, netuid, { at }),
    getRegistrationCost(chain, netuid, { at }),
    reads.SubnetworkN(netuid),
    reads.MaxAllowedUids(netuid),
    reads.FirstEmissionBlockNumber(netuid),
    readParameters(chain, netuid, FIRST),
  ]);
  const summary = subnets.find((one) => one.netuid === netuid);
  return {
    ...{ ...summary, netuid, identity: identity ?? null, price, registration, neurons, mostNeurons: most },
    ...{ startedAt: start === undefined ? null : Number(start), parameters },
  };
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

function render(facts: Facts): string {
  const { netuid, name = "", symbol = "", identity, price, registration, neurons, mostNeurons, startedAt } = facts;
  const { poolTao = 0n, poolAlpha = 0n, alphaOut = 0n, ownerColdkey = "", ownerHotkey = "", parameters } = facts;
  const said = Object.entries(identity ?? {}).map(([what, text]): [string, string] => [
    what,
    typeof text === "string" ? text : text.join(", "),
  ]);
  const lines: (readonly [string, string])[] = [
    ["owner", `${ownerColdkey}, hotkey ${ownerHotkey}`],
    ...said.filter(([what, text]) => what !== "name" && text !== ""),
    ["price", `${price.toFixed(9)} TAO for 1 α`],
    ["pool", `${formatTao(poolTao)} TAO, ${formatTao(poolAlpha)} α; ${formatTao(alphaOut)} α outside`],
    ["neurons", `${grouped(neurons)} of ${grouped(mostNeurons)}`],
    ["joining", `${formatTao(registration)} TAO (tao subnets register ${netuid})`],
    ["started", startedAt === null ? `not yet (tao subnets start ${netuid})` : `at block ${grouped(startedAt)}`],
    ...parameters.map(({ name: parameter, text }) => [parameter, text] as const),
  ];
  const width = Math.max(...lines.map(([what]) => what.length));
  const title = out.bold(`Subnet ${netuid}: ${safeCell(`${name} ${symbol}`, TEXT_LENGTH)}`);
  return [title, ...lines.map(([what, text]) => `${what.padEnd(width)}  ${safeCell(text, TEXT_LENGTH)}`)].join("\n");
}

/** Shows a subnet. @throws CliError `UNKNOWN_SUBNET`; ChainError */
export async function showSubnet(netuid: number, flags: ReadFlags, printer: Printer): Promise<void> {
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const facts = await factsOf(chain, netuid);
    printer.result(facts, () => render(facts));
  });
}
