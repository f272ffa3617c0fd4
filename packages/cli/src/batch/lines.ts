import { readBoundedText } from "@opentao/node/boundedFile";
import { CliError, describeError } from "../output/errors.ts";
import { parseTao } from "../output/units.ts";

/** Largest file, in bytes, and most actions. */
const MAX_BYTES = 64 * 1024;
export const MOST_ACTIONS = 100;

/** An action as a line names it. Amounts in rao. */
export type Action =
  | { readonly kind: "transfer"; readonly to: string; readonly amount: bigint }
  | { readonly kind: "stake add"; readonly netuid: number; readonly amount: bigint; readonly hotkey: string }
  | { readonly kind: "stake remove"; readonly netuid: number; readonly amount: bigint | "all"; readonly hotkey: string }
  | {
      readonly kind: "stake move" | "stake transfer";
      readonly netuid: number;
      readonly amount: bigint | "all";
      readonly hotkey: string;
      /** Hotkey behind which it is to lie, or coldkey that gets it. */
      readonly to: string;
    };

/** A line of a file of actions. */
export interface ActionLine {
  /** Counted from 1. */
  readonly line: number;
  readonly action: Action;
}

const FORMS: Readonly<Record<Action["kind"], string>> = {
  transfer: "transfer,WHO,TAO",
  "stake add": "stake add,NETUID,TAO,HOTKEY",
  "stake remove": "stake remove,NETUID,ALPHA|all,HOTKEY",
  "stake move": "stake move,NETUID,ALPHA|all,HOTKEY,TO_HOTKEY",
  "stake transfer": "stake transfer,NETUID,ALPHA|all,HOTKEY,WHO",
};

/** Returns the error of a line. */
export function wrongLine(line: number, reason: string, hint: string, cause?: unknown): CliError {
  return new CliError("BATCH_INVALID", `line ${line}: ${reason}; nothing was done`, hint, { cause });
}

function isKind(text: string): text is Action["kind"] {
  return Object.hasOwn(FORMS, text);
}

function actionOf(line: number, text: string): Action {
  const [kind = "", ...fields] = text.split(",").map((field) => field.trim().replace(/\s+/g, " "));
  if (!isKind(kind)) {
    const hint = `A line begins with ${Object.keys(FORMS).join(", ")}.`;
    throw wrongLine(line, `${JSON.stringify(kind.slice(0, 40))} is no action`, hint);
  }
  const hint = `Its form is ${FORMS[kind]}.`;
  if (fields.length !== FORMS[kind].split(",").length - 1 || fields.includes(""))
    throw wrongLine(line, "it has another number of fields", hint);
  const amountOf = (given: string): bigint => {
    const amount = parseTao(given);
    if (amount === undefined || amount === 0n) throw wrongLine(line, `${given.slice(0, 40)} is no amount`, hint);
    return amount;
  };
  const [first = "", second = "", hotkey = "", to = ""] = fields;
  if (kind === "transfer") return { kind, to: first, amount: amountOf(second) };
  const netuid = /^\d{1,5}$/.test(first) ? Number(first) : Number.NaN;
  if (!(netuid <= 65_535)) throw wrongLine(line, `${first.slice(0, 40)} is no number of a subnet`, hint);
  if (kind === "stake add") return { kind, netuid, amount: amountOf(second), hotkey };
  const amount = second === "all" ? second : amountOf(second);
  return kind === "stake remove" ? { kind, netuid, amount, hotkey } : { kind, netuid, amount, hotkey, to };
}

/** Parses the lines of a file: `#` begins a comment, empty lines say nothing. @throws CliError `BATCH_INVALID` */
export function parseLines(text: string): readonly ActionLine[] {
  const actions = text.split(/\r?\n/).flatMap((whole, at): ActionLine[] => {
    const own = whole.replace(/#.*$/, "").trim();
    return own === "" ? [] : [{ line: at + 1, action: actionOf(at + 1, own) }];
  });
  const hint = `Give 1 to ${MOST_ACTIONS} actions; more of them are done by several files.`;
  if (actions.length >= 1 && actions.length <= MOST_ACTIONS) return actions;
  throw new CliError("BATCH_INVALID", `the file has ${actions.length} actions; nothing was done`, hint);
}

/** Reads a file of actions. @throws CliError `BATCH_INVALID` */
export function readLines(path: string): readonly ActionLine[] {
  let text: string;
  try {
    text = readBoundedText(path, MAX_BYTES);
  } catch (error) {
    const message = `${path} cannot be read: ${describeError(error).message}`;
    throw new CliError("BATCH_INVALID", message, "Give a text file with an action a line.", { cause: error });
  }
  return parseLines(text);
}
