import { Validator } from "@opentao/sdk";
import { type SubnetDefinition, subnets } from "@opentao/subnets";
import type { Printer } from "../output/printer.ts";
import type { ValidatorFlags } from "./flags.ts";
import { withNeuron } from "./run.ts";

async function validate<Q extends object, A extends object, S>(
  { createJudge, synapse, explain }: SubnetDefinition<Q, A, S>,
  flags: ValidatorFlags,
  printer: Printer,
): Promise<void> {
  const { netuid, registration, scoresFile, corpus } = flags;
  await withNeuron(flags, printer, async ({ signal, ...parts }) => {
    const judge = await createJudge(corpus === undefined ? {} : { corpus });
    const kept = scoresFile === undefined ? {} : { scoresFile };
    try {
      await new Validator({ ...parts, ...kept, netuid, registration, synapse, judge, explain }).run(signal);
    } finally {
      await judge.close();
    }
  });
}

/** Runs a validator until it is told to stop. @throws WalletError; ChainError */
export function runValidator(flags: ValidatorFlags, printer: Printer): Promise<void> {
  return flags.market === "text" ? validate(subnets.text, flags, printer) : validate(subnets.image, flags, printer);
}
