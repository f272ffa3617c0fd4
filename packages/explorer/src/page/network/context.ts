import { createContext, useContext, useSyncExternalStore } from "react";
import type { NetworkConfig } from "./config.ts";
import type { Session } from "./session.ts";
import type { SessionState } from "./sessionState.ts";
import type { TrustState } from "./trust/ledger.ts";
import type { Trust } from "./trust/trust.ts";

/** The network that the page shows. */
export interface Network {
  readonly config: NetworkConfig;
  readonly session: Session;
  /** Proves what the node says; `undefined` while it is believed. */
  readonly trust?: Trust | undefined;
}

/** The network of all below it. */
export const NetworkContext = createContext<Network | undefined>(undefined);

/** Returns the network of the page. */
export function useNetwork(): Network {
  const network = useContext(NetworkContext);
  if (network === undefined) throw new Error("this part of the page stands outside of a network");
  return network;
}

/**
 * Returns one figure of what is known of the connection; the part is drawn anew when that figure changes, and not with
 * every block.
 */
export function useSessionValue<Value>(select: (state: SessionState) => Value): Value {
  const { session } = useNetwork();
  return useSyncExternalStore(session.listen, () => select(session.snapshot()));
}

const listenToNothing = (): (() => void) => () => undefined;

/**
 * Returns one figure of the account of what was checked of the node's answers, `undefined` while it is believed; the
 * part is drawn anew when that figure changes, and not with every answer.
 */
export function useTrustValue<Value>(select: (state: TrustState) => Value): Value | undefined {
  const ledger = useNetwork().trust?.ledger;
  return useSyncExternalStore(ledger?.listen ?? listenToNothing, () => ledger && select(ledger.snapshot()));
}
