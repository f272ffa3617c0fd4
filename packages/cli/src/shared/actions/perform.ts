import type { Chain, Inclusion, Plan, Signer, TransactionFailure } from "@opentao/sdk/chain";
import { out } from "../../output/colors.ts";
import { CliError } from "../../output/errors.ts";
import type { Printer } from "../../output/printer.ts";
import { formatTao } from "../../output/units.ts";
import { recorded } from "../ledger/record.ts";
import { agree } from "./consent.ts";
import { renderEffect } from "./effect.ts";
import type { ActionFlags } from "./options.ts";
import { withWaitingNote } from "./waitingNote.ts";

/** Something that a person wants done. */
export interface Action {
  /** In a sentence, without its point: `Stake 5 TAO on subnet 1 behind 5F…`. */
  readonly what: string;
  readonly plan: Plan;
  /** More of what it would do than the plan tells, for programs and for people. */
  readonly details?: { readonly value: object; readonly text: string };
  /** Opens the key that signs it, which may ask for a password. */
  readonly key: () => Promise<Signer>;
}

function wouldFail(error: TransactionFailure): CliError {
  const said = error.message.replace("the chain refused the transaction", "the chain would refuse it");
  return new CliError("WOULD_FAIL", `nothing was signed: ${said}`, error.hint, { cause: error });
}

/** Options that {@link perform} reads. */
export type PerformFlags = Pick<
  ActionFlags,
  "json" | "url" | "wallets" | "yes" | "dryRun" | "wait" | "unsigned" | "qr" | "lifetime"
>;

/**
 * Does what a person wants: shows what it would do, asks, signs it, notes it in the ledger and waits until a block has
 * it. With `--yes` nobody is asked, nor with `--json`: programs are taken at their word.
 *
 * @returns the transaction; `undefined` after `--dry-run` and `--unsigned`, whose result is printed
 * @throws CliError `WOULD_FAIL`, `NO_TERMINAL`, `CANCELLED`, `LEDGER_UNWRITABLE`, `FILE_EXISTS`; ChainError;
 * TransactionFailure; WalletError
 */
export async function perform(
  chain: Chain,
  { what, plan, key, details }: Action,
  flags: PerformFlags,
  printer: Printer,
): Promise<Inclusion | undefined> {
  const { address, call, preview, worst } = plan;
  if (preview.error !== undefined) throw wouldFail(preview.error);
  const effect = (): string => `${renderEffect(plan)}${details === undefined ? "" : `\n${details.text}`}`;
  if (flags.dryRun) {
    const result = { dryRun: true, what, address, preview, worst: worst ?? null, ...details?.value };
    printer.result(result, () => `${out.bold(what)}\n${effect()}\nNothing was signed.`);
    return undefined;
  }
  if (flags.unsigned !== undefined) {
    const { writeUnsigned } = await import("./unsigned.ts");
    await writeUnsigned(chain, { what, plan, details }, { ...flags, unsigned: flags.unsigned }, printer);
    return undefined;
  }
  if (!flags.json && !flags.yes) {
    printer.note(`${what}\n${effect()}`);
    await agree("Do it?", flags);
  }
  const signer = await key();
  const meaning = { what, url: flags.url, genesisHash: chain.genesisHash, address };
  const until = flags.wait === "finalized" ? "finalized" : "inBlock";
  const lifetime = flags.lifetime === undefined ? {} : { lifetime: flags.lifetime };
  return recorded(
    flags.wallets,
    meaning,
    (onSigned) =>
      withWaitingNote(printer, onSigned, (options) => chain.submit(call, signer, { ...options, ...lifetime, until })),
    (line) => printer.note(line),
  );
}

/** Says how a transaction was paid for, and which block has it. */
export function renderInclusion({ fee, blockHash, events }: Inclusion): string {
  const inAlpha = events.some(({ name }) => name === "TransactionFeePaidWithAlpha") ? ", paid in alpha" : "";
  return `fee   ${formatTao(fee)} TAO${inAlpha}\nblock ${blockHash}`;
}
