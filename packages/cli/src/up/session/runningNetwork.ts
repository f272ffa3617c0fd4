import type { Chain } from "@opentao/sdk/chain";
import type { NetworkLayout } from "../folder/layout.ts";
import type { PreparedNode } from "../folder/prepare.ts";
import type { StatusBoard } from "../processes/statusBoard.ts";
import type { RegisteredSubnet } from "./subnets.ts";

/** Network that runs. */
export interface RunningNetwork {
  readonly layout: NetworkLayout;
  /** Address of its first node. */
  readonly url: string;
  readonly chain: Chain;
  /** Its nodes, when there is more than one. */
  readonly nodes: readonly PreparedNode[];
  readonly subnets: readonly RegisteredSubnet[];
  readonly board: StatusBoard;
  /** Address of its page for browsers, if it has one. */
  readonly page: string | undefined;
  /** Address of its index, if it keeps one. */
  readonly indexUrl: string | undefined;
}
