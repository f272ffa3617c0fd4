/** Listener to GRANDPA's messages. Must not throw. */
export interface GrandpaListener {
  /** Called when messages can be sent to the peer from now on: first our neighbor message. */
  opened(peer: string): void;
  /** Nothing can be sent to the peer any more. */
  closed(peer: string): void;
  /** Takes a message of the peer. */
  message(peer: string, message: Uint8Array): void | Promise<void>;
}

/** Channel by which GRANDPA's voter reaches its peers. The voter decides which peer gets which message. */
export interface GrandpaNetwork {
  /** Peers to which messages can be sent. */
  readonly peers: readonly string[];
  /** Sends to one peer; `false` when the message could not be taken. */
  send(peer: string, message: Uint8Array): boolean;
  /** Sends to all peers. */
  broadcast(message: Uint8Array): void;
  /** Lowers a peer's reputation for a message that was false, or merely of no use. */
  report(peer: string, why: unknown, misdeed?: "badVote" | "uselessVote"): void;
  /** Subscribes a listener, which hears at once of the peers that are there; returns its disposer. */
  listen(listener: GrandpaListener): () => void;
}
