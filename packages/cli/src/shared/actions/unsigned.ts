import { type Chain, type Plan, readPayload } from "@opentao/sdk/chain";
import { out } from "../../output/colors.ts";
import type { Printer } from "../../output/printer.ts";
import { fileText, refuseExisting, writeFile } from "../offline/file.ts";
import { renderEffect } from "./effect.ts";
import { type ActionFlags, MOST_LIFETIME } from "./options.ts";

/** Options that {@link writeUnsigned} reads. */
type UnsignedFlags = Pick<ActionFlags, "json" | "qr" | "lifetime"> & { readonly unsigned: string };

/** An action whose plan is known. */
interface PlannedAction {
  readonly what: string;
  readonly plan: Plan;
  /** More of what it would do than the plan tells, for programs and for people. */
  readonly details?: { readonly value: object; readonly text: string } | undefined;
}

/**
 * Writes what is to be signed of a plan to a file, for a machine that has the key.
 *
 * @throws CliError `FILE_EXISTS`; WalletError `WRITE_FAILED`; ChainError
 */
export async function writeUnsigned(
  chain: Chain,
  { what, plan, details }: PlannedAction,
  { json, qr, lifetime = MOST_LIFETIME, unsigned: file }: UnsignedFlags,
  printer: Printer,
): Promise<void> {
  refuseExisting(file);
  const { address, call, preview, worst } = plan;
  const payload = await chain.prepare(call, address, { lifetime });
  const transaction = { what, payload, signature: undefined };
  await writeFile(file, transaction);
  const { end } = readPayload(payload);
  const codes =
    qr === true && !json ? (await import("../offline/codes.ts")).renderCodes(fileText(transaction)) : undefined;
  printer.result(
    { unsigned: file, what, address, payload, end, preview, worst: worst ?? null, ...details?.value },
    () =>
      [
        `${out.bold(what)}\n${renderEffect(plan)}`,
        ...(details === undefined ? [] : [details.text]),
        `Nothing was signed: ${file} holds what is to be signed, and blocks up to ${end - 1} can hold it.`,
        `Sign it where the key is with \`tao offline sign\`, and bring it back for \`tao offline send\`.`,
        ...(codes === undefined ? [] : [codes]),
      ].join("\n"),
  );
}
