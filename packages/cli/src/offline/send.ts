import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { type Chain, type Inclusion, readPayload, type SignedTransaction, signPayload } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { agree } from "../shared/actions/consent.ts";
import { renderInclusion } from "../shared/actions/perform.ts";
import { withWaitingNote } from "../shared/actions/waitingNote.ts";
import { withChain } from "../shared/connection.ts";
import { recorded } from "../shared/ledger/record.ts";
import { noTransaction, type TransactionFile } from "../shared/offline/file.ts";
import { whyUnknown } from "../wallet/lookFor.ts";
import { fieldLines, type NameOf } from "./fields.ts";
import { readTransactionFile } from "./input.ts";
import { knownNames } from "./names.ts";
import { readTransaction, renderTransaction } from "./reading.ts";
import { ensureSigned, type ShowFlags } from "./show.ts";

/** Options of `tao offline send`. */
export interface SendFlags extends ShowFlags {
  readonly url: string;
  readonly yes: boolean;
  readonly wait: "block" | "finalized";
}

/** Pallets whose events tell of every transaction alike. */
const ALIKE: readonly string[] = ["System", "TransactionPayment"];

async function transactionOf({ payload }: TransactionFile, signature: string): Promise<SignedTransaction> {
  const bytes = await signPayload(payload, { address: payload.address, signPayload: async () => signature });
  return { bytes, after: Number(payload.blockNumber), end: readPayload(payload).end };
}

/** Looks whether it stands in a block; refuses what none can hold. @throws CliError; ChainError; TransactionFailure */
async function findSent(chain: Chain, { payload }: TransactionFile, signed: SignedTransaction) {
  const { address, genesisHash } = payload;
  if (genesisHash !== chain.genesisHash) {
    const message = `it is for the chain ${genesisHash}; at ${chain.url} is ${chain.genesisHash}`;
    throw new CliError("OTHER_CHAIN", message, "Give a node of its chain with --url.");
  }
  // Before the search: what another block holds by then is found, and not taken for another transaction.
  const best = await chain.head();
  const { nonce } = await chain.at(best.hash).query.System.Account(address);
  const own = readPayload(payload).values.nonce;
  const found = await chain.find(signed);
  if (found.kind === "found") return found.inclusion;
  const [isUsed, isLate] = [nonce > own, best.number + 1 >= signed.end];
  if (found.kind === "unknown" && (isUsed || isLate)) throw new CliError("TRANSACTION_UNSEEN", whyUnknown(found));
  if (isUsed) {
    const message = `${address} has sent another transaction with the number ${own} meanwhile`;
    throw new CliError("NONCE_USED", message, "Make it anew, and sign that.");
  }
  if (!isLate) return undefined;
  if (!found.isOver) {
    const message = `no block holds it, and block ${signed.end - 1}, the last that can, is not finalized yet`;
    throw new CliError("TRANSACTION_UNSEEN", message, "Run it again in a minute: the last blocks may still change.");
  }
  const message = `it expired: blocks up to ${signed.end - 1} could hold it, and block ${best.number} is there`;
  throw new CliError("TRANSACTION_EXPIRED", message, "Make it anew, with a longer --lifetime if the way takes long.");
}

function eventLines({ events }: Inclusion, nameOf: NameOf): readonly string[] {
  const own = events.filter(({ pallet }) => !ALIKE.includes(pallet));
  return own.flatMap(({ pallet, name, data }) => fieldLines(`${pallet}.${name}`, data, nameOf));
}

/**
 * Sends a transaction that was signed on another machine, and waits until a block has it.
 *
 * @throws CliError `TRANSACTION_FILE_UNREADABLE`, `SIGNATURE_WRONG`, `OTHER_CHAIN`, `NONCE_USED`,
 * `TRANSACTION_EXPIRED`, `TRANSACTION_UNSEEN`, `CANCELLED`, `LEDGER_UNWRITABLE`, `OUTCOME_UNKNOWN`; ChainError;
 * TransactionFailure
 */
export async function sendTransaction(path: string, flags: SendFlags, printer: Printer): Promise<void> {
  const file = await readTransactionFile(path);
  const signature = ensureSigned(file);
  if (signature === undefined) throw noTransaction("it is not signed: sign it with `tao offline sign`");
  const signed = await transactionOf(file, signature);
  const nameOf = await knownNames(flags.wallets);
  await withChain(flags.url, async (chain) => {
    const { address } = file.payload;
    const sent = await findSent(chain, file, signed);
    const reading = readTransaction(await chain.types(), file.payload);
    const act = async (): Promise<Inclusion> => {
      printer.note(renderTransaction(file, reading, nameOf));
      await agree("Send it?", flags);
      const { call } = reading;
      const name = call === undefined ? "a call that cannot be read" : `${call.type}.${call.value.type}`;
      const what = `Send ${name} of ${address}, signed elsewhere`;
      const meaning = { what, url: flags.url, address, isRepeated: true };
      const until = flags.wait === "finalized" ? "finalized" : "inBlock";
      return recorded(
        flags.wallets,
        { ...meaning, genesisHash: chain.genesisHash },
        (onSigned) => {
          const hash = toHex(blake2b256(signed.bytes));
          onSigned({ kind: "signed", hash, nonce: readPayload(file.payload).values.nonce, ...signed });
          const ignore = (): void => undefined;
          return withWaitingNote(printer, ignore, (options) => chain.send(signed, { ...options, until }));
        },
        (line) => printer.note(line),
      );
    };
    const done = sent ?? (await act());
    const { fee, hash, blockHash, events } = done;
    const isOld = sent !== undefined;
    const told = events.map(({ pallet, name, data }) => ({ pallet, name, data }));
    printer.result({ address, wasInBlock: isOld, fee, hash, blockHash, events: told }, () => {
      const title = isOld ? "It stands in a block already: nothing was sent." : out.bold("Done:");
      return [title, ...eventLines(done, nameOf), renderInclusion(done)].join("\n");
    });
  });
}
