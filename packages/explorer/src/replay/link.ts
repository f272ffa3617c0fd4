import { fromHex, toHex } from "@opentao/codec";
import { type ParameterName, parameters, ReplayError, type WhatIfChange } from "@opentao/runtime/replay";
import { MAX_EPOCHS, type WhatIf } from "./whatIf.ts";

/** Version of the form, so that a later one can be told apart. */
const VERSION = "1";
/** Longest link, in characters, and most changes and weights of one. */
const MAX_LENGTH = 16_384;
const MAX_CHANGES = 64;
const MAX_WEIGHTS = 4096;

const HOTKEY = /^[\w-]{43}$/;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;
const AMOUNT = /^(?:0|-?[1-9]\d{0,19})$/;

const invalid = (why: string): ReplayError =>
  new ReplayError("INVALID_CHANGES", `the link cannot be read: ${why}`, "Make it again; it may have been cut.");

function match(text: string | undefined, form: RegExp, what: string): string {
  if (text === undefined || !form.test(text)) throw invalid(`${what} is no ${what}`);
  return text;
}

const number = (text: string | undefined, what: string): number => Number(match(text, NUMBER, what));
const amount = (text: string | undefined, what: string): bigint => BigInt(match(text, AMOUNT, what));

/** A hotkey in 43 characters: base64 for addresses, without padding. */
function shortHotkey(hotkey: string): string {
  const characters = [...fromHex(hotkey)].map((byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function longHotkey(text: string | undefined): string {
  const short = match(text, HOTKEY, "a hotkey");
  const characters = atob(`${short.replaceAll("-", "+").replaceAll("_", "/")}=`);
  const hotkey = toHex(Uint8Array.from(characters, (character) => character.charCodeAt(0)));
  if (shortHotkey(hotkey) !== short) throw invalid("a hotkey is no hotkey");
  return hotkey;
}

function writeChange(change: WhatIfChange): string {
  switch (change.kind) {
    case "weights":
      return ["w", change.mechanism, change.uid, ...change.weights.flat()].join(".");
    case "stake":
      return `${change.onRoot ? "r" : "s"}.${shortHotkey(change.hotkey)}.${change.amount}`;
    case "take":
      return `t.${shortHotkey(change.hotkey)}.${change.take}`;
    case "parameter":
      return `p.${change.item}.${change.value}`;
  }
}

function readWeights([mechanism, uid, ...rest]: readonly string[]): WhatIfChange {
  if (rest.length % 2 !== 0) throw invalid("a UID has no weight");
  if (rest.length > 2 * MAX_WEIGHTS) throw invalid(`it has more than ${MAX_WEIGHTS} weights`);
  const weights = Array.from({ length: rest.length / 2 }, (_, at) => {
    return [number(rest[2 * at], "a UID"), number(rest[2 * at + 1], "a weight")] as const;
  });
  return { kind: "weights", mechanism: number(mechanism, "a mechanism"), uid: number(uid, "a UID"), weights };
}

const isParameter = (name: string | undefined): name is ParameterName =>
  name !== undefined && Object.hasOwn(parameters, name);

function readChange(text: string): WhatIfChange {
  const [kind, ...parts] = text.split(".");
  if (kind === "w") return readWeights(parts);
  const [first, second] = parts;
  if (parts.length !== 2) throw invalid("a change has too many parts or too few");
  if (kind === "s" || kind === "r") {
    return { kind: "stake", hotkey: longHotkey(first), onRoot: kind === "r", amount: amount(second, "an amount") };
  }
  if (kind === "t") return { kind: "take", hotkey: longHotkey(first), take: number(second, "a take") };
  if (kind !== "p") throw invalid("it has a change of an unknown kind");
  if (!isParameter(first)) throw invalid("it has an unknown hyperparameter");
  return { kind: "parameter", item: first, value: amount(second, "a value") };
}

/**
 * A what-if as the fragment of an address, without `#`: characters that need no escape there.
 *
 * @throws ReplayError `INVALID_CHANGES` when it would be too long
 */
export function writeLink({ netuid, block, epochs, changes }: WhatIf): string {
  const head = [VERSION, netuid, block ?? "", epochs].join(".");
  const link = [head, ...changes.map(writeChange)].join("~");
  if (link.length > MAX_LENGTH || changes.length > MAX_CHANGES) throw invalid("it would be too long");
  return link;
}

/** The what-if of a link. @throws ReplayError `INVALID_CHANGES` */
export function readLink(link: string): WhatIf {
  if (link.length > MAX_LENGTH) throw invalid(`it is longer than ${MAX_LENGTH} characters`);
  const [head = "", ...changes] = link.split("~");
  if (changes.length > MAX_CHANGES) throw invalid(`it has more than ${MAX_CHANGES} changes`);
  const [version, netuid, block, epochs, ...more] = head.split(".");
  if (version !== VERSION || more.length > 0) throw invalid("it is of another version");
  const count = number(epochs, "a number of epochs");
  if (count < 1 || count > MAX_EPOCHS) throw invalid("it has too many epochs");
  return {
    ...{ netuid: number(netuid, "a subnet"), epochs: count },
    ...(block === "" ? {} : { block: number(block, "a block") }),
    changes: changes.map(readChange),
  };
}
