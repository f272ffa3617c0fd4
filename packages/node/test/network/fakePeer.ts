import type { BlockRef, Chain } from "../../src/chain/index.ts";
import { Host } from "../../src/network/host/host.ts";
import { type FramedStream, loadNodeKey } from "../../src/network/host/index.ts";
import { encodeStatus } from "../../src/network/notifications/index.ts";
import {
  answerBlockRequest,
  Places,
  REQUEST_LIMITS,
  type RequestHandler,
  type RequestName,
  serveRequests,
} from "../../src/network/requests/index.ts";
import { Turns } from "../../src/network/turns.ts";
import type { Node } from "../../src/node.ts";
import { systemClock } from "../../src/primitives/clock.ts";
import { silentLogger } from "../../src/primitives/logger.ts";

const nothing = (): void => undefined;

/** A bare host, without limits. */
export async function bareHost(): Promise<Host> {
  const host = await Host.create(
    {
      nodeKey: loadNodeKey(),
      userAgent: "test",
      maxInbound: 1000,
      maxOutbound: 1000,
      maxPerAddress: 1000,
      connectionsPerSecond: 1000,
      pendingPerAddress: 1000,
      heldBytes: 1_000_000_000,
      dialTimeoutMs: 5000,
      mayConnect: () => true,
      mayConnectFrom: () => true,
      isReserved: () => false,
      mayPing: () => true,
      mayDiscover: () => true,
      logger: silentLogger,
    },
    { connected: nothing, disconnected: nothing, discovered: nothing, identified: nothing },
  );
  return host;
}

/** Handler that answers requests as they come. */
export const unbounded = () => ({
  turns: new Turns(),
  places: new Places({ total: 1000, perAddress: 1000, kept: 0 }, systemClock),
  requesterOf: (peer: string) => ({ address: peer, isOurs: false }),
  silent: nothing,
});

/** Name of a protocol on a chain. */
export function protocolOf(chain: Pick<Chain, "genesisHash">, name: string): string {
  return `/${chain.genesisHash.slice(2)}/${name}`;
}

/** Behavior of a fake peer. */
export interface FakePeerOptions {
  /** The chain that it pretends to follow. */
  readonly chain: Pick<Chain, "genesisHash">;
  /** The best block that it claims. */
  readonly best: BlockRef;
  /** Response to requests for blocks. */
  readonly blocks: RequestHandler;
  /** Its handshake, when it is to be another than the right one. */
  readonly handshake?: Uint8Array;
}

/** A peer that follows a script. */
export class FakePeer {
  readonly host: Host;
  readonly #chain: Pick<Chain, "genesisHash">;
  /** Requests for blocks so far. */
  asked = 0;

  private constructor(host: Host, chain: Pick<Chain, "genesisHash">) {
    this.host = host;
    this.#chain = chain;
  }

  static async start({ chain, best, blocks, handshake }: FakePeerOptions): Promise<FakePeer> {
    const host = await bareHost();
    const peer = new FakePeer(host, chain);
    const status = handshake ?? encodeStatus({ role: "full", best }, chain.genesisHash);
    await host.handle(protocolOf(chain, "block-announces/1"), 4, async (stream) => {
      await stream.read(1024);
      await stream.write(status);
      await stream.closed;
    });
    await serveRequests(host, {
      protocol: protocolOf(chain, "sync/2"),
      limits: REQUEST_LIMITS["sync/2"],
      handler: (request, from) => {
        peer.asked += 1;
        return blocks(request, from);
      },
      ...unbounded(),
      mayRequest: () => true,
      misbehaved: nothing,
    });
    await host.listen();
    return peer;
  }

  get address(): string {
    return this.host.addresses[0] ?? "";
  }

  /** Opens a substream to a node. */
  async open(node: Node, name: RequestName | `${string}/1`): Promise<FramedStream> {
    const target = node.network?.addresses[0] ?? "";
    await this.host.connect(target);
    return this.host.open(node.network?.peerId ?? "", protocolOf(this.#chain, name));
  }
}

/** Answers requests for blocks from a chain, as an honest peer would. */
export function honestly(chain: Chain): RequestHandler {
  const source = {
    header: chain.header.bind(chain),
    body: chain.body.bind(chain),
    hashAt: chain.hashAt.bind(chain),
    justifications: () => undefined,
    newestJustified: () => undefined,
  };
  return (request) => answerBlockRequest(source, request);
}
