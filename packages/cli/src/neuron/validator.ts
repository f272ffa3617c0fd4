import { messageOf } from "@opentao/base";
import { Validator } from "@opentao/sdk";
import { type SubnetDefinition, subnets } from "@opentao/subnets";
import type { Printer } from "../output/printer.ts";
import type { ValidatorFlags } from "./flags.ts";
import { publishRounds } from "./publish.ts";
import { withNeuron } from "./run.ts";

async function validate<Q extends object, A extends object, S>(
  subnet: SubnetDefinition<Q, A, S>,
  flags: ValidatorFlags,
  printer: Printer,
): Promise<void> {
  const { createJudge, synapse, explain } = subnet;
  const { netuid, registration, scoresFile, corpus } = flags;
  await withNeuron(flags, printer, async ({ signal, ...parts }) => {
    const judge = await createJudge(corpus === undefined ? {} : { corpus });
    const kept = scoresFile === undefined ? {} : { scoresFile };
    const { address } = await parts.wallet.hotkey();
    const published = await publishRounds(subnet, flags, address, (error) =>
      parts.log.error({ error: messageOf(error) }, "a visitor of the rounds could not be answered"),
    );
    try {
      await new Validator({
        ...parts,
        ...kept,
        ...published?.options,
        netuid,
        registration,
        synapse,
        judge,
        explain,
      }).run(signal);
    } finally {
      await published?.close();
      await judge.close();
    }
  });
}

/** Runs a validator until it is told to stop. @throws WalletError; ChainError */
export function runValidator(flags: ValidatorFlags, printer: Printer): Promise<void> {
  return flags.market === "text" ? validate(subnets.text, flags, printer) : validate(subnets.image, flags, printer);
}
