import { bytesEqual } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { TokenSymbol } from "../storage/index.ts";
import { SYMBOLS } from "./symbolTable.ts";

/** Symbol of root, and of subnets for which none is left. */
export const ROOT_SYMBOL: Uint8Array = new TextEncoder().encode("\u03a4");

/** Whether some subnet has this symbol. */
export function symbolInUse(state: State, symbol: Uint8Array): boolean {
  return TokenSymbol.entries(state).some(([, used]) => bytesEqual(used, symbol));
}

/** Whether a subnet may choose this symbol: any of the table but root's. */
export function isSymbol(symbol: Uint8Array): boolean {
  return SYMBOLS.slice(1).some((known) => bytesEqual(known, symbol));
}

/**
 * Symbol of a new subnet: the one with the subnet's number when it is free, else the first free one, else root's
 * (protocol: consensus §4.4).
 */
export function nextSymbol(state: State, netuid: number): Uint8Array {
  const used = TokenSymbol.entries(state).map(([, symbol]) => symbol);
  const isFree = (symbol: Uint8Array) => !used.some((other) => bytesEqual(other, symbol));
  const own = SYMBOLS[netuid] ?? ROOT_SYMBOL;
  return isFree(own) ? own : (SYMBOLS.slice(1).find(isFree) ?? ROOT_SYMBOL);
}
