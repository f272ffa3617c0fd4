import { bytesEqual } from "@opentao/codec";
import { ensure, type Origin, type State } from "../../../framework/index.ts";
import { TokenSymbol } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { ensureSubnetOwnerOrRoot } from "./owner.ts";
import { SYMBOLS } from "./symbolTable.ts";

/** Symbol of root, and of subnets for which none is left. */
export const ROOT_SYMBOL: Uint8Array = new TextEncoder().encode("\u03a4");

/** Returns whether some subnet has this symbol. */
function symbolInUse(state: State, symbol: Uint8Array): boolean {
  return TokenSymbol.entries(state).some(([, used]) => bytesEqual(used, symbol));
}

/** Returns whether a subnet may choose this symbol: any of the table but root's. */
function isSymbol(symbol: Uint8Array): boolean {
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

/**
 * Gives a subnet another symbol: one of the table that no subnet uses (protocol: consensus §4.4). By its owner or root.
 */
export function updateSymbol(state: State, origin: Origin, netuid: number, symbol: Uint8Array): void {
  ensureSubnetOwnerOrRoot(state, origin, netuid);
  ensure(isSymbol(symbol), errors.SymbolDoesNotExist);
  ensure(!symbolInUse(state, symbol), errors.SymbolAlreadyInUse);
  TokenSymbol.set(state, netuid, symbol);
  state.deposit(events.SymbolUpdated({ netuid, symbol }));
}
