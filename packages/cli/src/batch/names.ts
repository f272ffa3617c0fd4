import { ensureAddress } from "@opentao/sdk/chain";
import { describeError } from "../output/errors.ts";
import { hotkeyNamed, type Receiver, receiverOf } from "../shared/receivers.ts";
import { type Action, type ActionLine, wrongLine } from "./lines.ts";

type Resolved<A> = A extends unknown
  ? { readonly [Key in keyof A]: Key extends "to" | "hotkey" ? Receiver : A[Key] }
  : never;

/** A line whose names are addresses. */
export interface NamedLine {
  readonly line: number;
  readonly action: Resolved<Action>;
}

async function resolved(action: Action, root: string | undefined): Promise<Resolved<Action>> {
  if (action.kind === "transfer") return { ...action, to: await checked(receiverOf(action.to, root)) };
  const hotkey = await checked(hotkeyNamed(action.hotkey, root));
  switch (action.kind) {
    case "stake move":
      return { ...action, hotkey, to: await checked(hotkeyNamed(action.to, root)) };
    case "stake transfer":
      return { ...action, hotkey, to: await checked(receiverOf(action.to, root)) };
    default:
      return { ...action, hotkey };
  }
}

async function checked(found: Receiver | Promise<Receiver>): Promise<Receiver> {
  const receiver = await found;
  ensureAddress(receiver.address);
  return receiver;
}

/** Returns a line with addresses for its names. @throws CliError `BATCH_INVALID` */
export async function namedLine({ line, action }: ActionLine, root: string | undefined): Promise<NamedLine> {
  try {
    return { line, action: await resolved(action, root) };
  } catch (error) {
    const { message, hint } = describeError(error);
    throw wrongLine(line, message, hint ?? "Correct the line.", error);
  }
}
