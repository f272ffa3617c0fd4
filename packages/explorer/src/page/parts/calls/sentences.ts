import type { FieldKind } from "./fieldKinds.ts";

/** Part of a sentence: text, or something that is shown by what it is. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** Text of a stranger. */
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "account"; readonly address: string }
  | { readonly kind: "tao" | "alpha"; readonly rao: bigint }
  | { readonly kind: "subnet"; readonly netuid: number }
  | { readonly kind: "number"; readonly value: number | bigint }
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "part"; readonly of: number };

/** Sentences by `Pallet.entry`. Fields stand in braces: `{name}`, `{name:kind}`, `{name:count one many}`. */
export type Sentences = Readonly<Record<string, string>>;

/** Longest text of a stranger within a sentence. */
const MAX_TEXT = 60;
/** Latest time that a browser writes, in milliseconds since 1970. */
const LAST_TIME = 8_640_000_000_000_000n;
const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/;
const FIELD = /\{(\w+)(?::(\w+)(?: ([^}]*))?)?\}/g;

/** Returns an own field of a decoded value. */
export function fieldOf(data: unknown, name: string): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;
}

/** Returns the address that a decoded value is: a text, or a `MultiAddress`. */
export function addressIn(value: unknown): string | undefined {
  const text = fieldOf(value, "type") === "Id" ? fieldOf(value, "value") : value;
  return typeof text === "string" && ADDRESS.test(text) ? text : undefined;
}

const said = (text: string): Piece => ({
  kind: "said",
  text: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text,
});

function pieceOf(kind: string, value: unknown, forms: string): readonly Piece[] {
  if (kind === "count") {
    const count = Array.isArray(value) ? value.length : 0;
    const [one = "", many = one] = forms.split(" ");
    return [
      { kind: "number", value: count },
      { kind: "text", text: `\u00a0${count === 1 ? one : many}` },
    ];
  }
  const whole = typeof value === "number" && Number.isInteger(value) ? value : undefined;
  const wide = typeof value === "bigint" ? value : whole === undefined ? undefined : BigInt(whole);
  const address = addressIn(value);
  if ((kind === "tao" || kind === "alpha") && wide !== undefined) return [{ kind, rao: wide }];
  if (kind === "subnet" && whole !== undefined) return [{ kind, netuid: whole }];
  if (kind === "part" && whole !== undefined) return [{ kind, of: whole }];
  if (kind === "time" && wide !== undefined && wide >= 0n && wide <= LAST_TIME) return [{ kind, ms: Number(wide) }];
  if (address !== undefined) return [{ kind: "account", address }];
  if (wide !== undefined) return [{ kind: "number", value: wide }];
  if (value instanceof Uint8Array) return [said(new TextDecoder().decode(value.subarray(0, 4 * MAX_TEXT)))];
  if (typeof value === "string") return [said(value)];
  return [{ kind: "text", text: "…" }];
}

/**
 * Makes a sentence of what was decoded; `undefined` for what there is no sentence for. Whatever the values are, it
 * throws nothing and its pieces are short.
 *
 * @param kindOf - kind of a field for which the sentence names none
 */
export function sentence(
  sentences: Sentences,
  entry: string,
  data: unknown,
  kindOf: (field: string) => FieldKind | undefined,
): readonly Piece[] | undefined {
  const template = Object.hasOwn(sentences, entry) ? sentences[entry] : undefined;
  if (template === undefined) return undefined;
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of template.matchAll(FIELD)) {
    const [whole, field = "", kind, forms = ""] = match;
    if (match.index > end) pieces.push({ kind: "text", text: template.slice(end, match.index) });
    for (const piece of pieceOf(kind ?? kindOf(field) ?? "", fieldOf(data, field), forms)) pieces.push(piece);
    end = match.index + whole.length;
  }
  if (end < template.length) pieces.push({ kind: "text", text: template.slice(end) });
  return pieces;
}
