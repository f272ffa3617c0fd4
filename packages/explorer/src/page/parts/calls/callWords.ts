import { fieldKind, namedData } from "./fieldKinds.ts";
import { fieldOf, type Piece, type Sentences, sentence } from "./sentences.ts";

/** A call of a pallet, as it was decoded. */
export interface DecodedCall {
  readonly type: string;
  readonly value: { readonly type: string; readonly value?: unknown };
}

/** Calls within a call that are shown. */
export const MAX_NESTED = 20;

/** Returns the name of a call as the chain has it: `Balances.transfer_keep_alive`. */
export function callName(call: DecodedCall): string {
  return `${call.type}.${call.value.type}`;
}

/** Returns the call that a decoded value is. */
function asCall(value: unknown): DecodedCall | undefined {
  const [pallet, inner] = [fieldOf(value, "type"), fieldOf(value, "value")];
  const name = fieldOf(inner, "type");
  if (typeof pallet !== "string" || typeof name !== "string") return undefined;
  return { type: pallet, value: { type: name, value: fieldOf(inner, "value") } };
}

/** Returns the calls that a call makes in turn: those of a batch, that of `sudo`. */
export function nestedCalls({ value: { value: args } }: DecodedCall): readonly DecodedCall[] {
  const calls = fieldOf(args, "calls");
  const all = [
    ...(Array.isArray(calls) ? calls : []),
    ...["call", "main", "fallback"].map((name) => fieldOf(args, name)),
  ];
  return all.map(asCall).filter((call) => call !== undefined);
}

/** Says a call in words, by sentences of a language; `undefined` for one that there is no sentence for. */
export function callWords(sentences: Sentences, call: DecodedCall, signer?: string): readonly Piece[] | undefined {
  const name = callName(call);
  const args = call.value.value;
  const data = { ...(typeof args === "object" && args !== null ? args : {}), signer };
  return sentence(sentences, name, data, (field) => fieldKind(name, field));
}

/** Says an event in words; `undefined` for one that there is no sentence for. */
export function eventWords(
  sentences: Sentences,
  { pallet, name, data }: { readonly pallet: string; readonly name: string; readonly data: unknown },
): readonly Piece[] | undefined {
  const entry = `${pallet}.${name}`;
  return sentence(sentences, entry, namedData(pallet, name, data), (field) => fieldKind(entry, field));
}
