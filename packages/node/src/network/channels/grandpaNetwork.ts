/** Told of GRANDPA's messages. Must not throw. */
export interface GrandpaListener {
  /** Messages can be sent to the peer from now on: tell it where we are. */
  opened(peer: string): void;
  /** Nothing can be sent to the peer any more. */
  closed(peer: string): void;
  /** Takes a message of the peer. */
  message(peer: string, message: Uint8Array): void | Promise<void>;
}

/** How GRANDPA's voter reaches its peers. Whom to send what, politeness, is the voter's. */
export interface GrandpaNetwork {
  /** Peers to which messages can be sent. */
  readonly peers: readonly string[];
  /** Sends to one peer; `false` when the message could not be taken. */
  send(peer: string, message: Uint8Array): boolean;
  /** Sends to all peers. */
  broadcast(message: Uint8Array): void;
  /** A peer's message was false, or merely of no use. */
  report(peer: string, why: unknown, misdeed?: "badVote" | "uselessVote"): void;
  /** Listens; returns the function that ends it. Whoever begins to listen hears of the peers that are there. */
  listen(listener: GrandpaListener): () => void;
}
