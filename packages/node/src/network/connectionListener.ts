/** Told what becomes of connections. Must not throw. */
export interface ConnectionListener {
  /** We reached a peer: it is to be asked which chain it follows. */
  reached(peer: string): void;
  /** No connection to the peer is left. */
  lost(peer: string): void;
  /** A peer has been banned. Its connection ends once what is returned settles. */
  banned(peer: string): Promise<void>;
}
