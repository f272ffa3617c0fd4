import type { SymbolId } from "@opentao/runtime/replay";
import { SYMBOL_TEXTS } from "@opentao/runtime/replay/texts";

/** A piece of a formula: words and signs as they stand, or a name that has a value. */
export type Piece = { readonly text: string } | { readonly symbol: SymbolId };

const isSymbol = (text: string): text is SymbolId => Object.hasOwn(SYMBOL_TEXTS, text);

/** Returns a formula in pieces. */
export function piecesOf(formula: string): Piece[] {
  return formula
    .split(/(\b[a-z]+[A-Za-z0-9]*\b)/)
    .filter((text) => text !== "")
    .map((text) => (isSymbol(text) ? { symbol: text } : { text }));
}
