import type { Chain, Head, HeadKind } from "@opentao/sdk/browser";

/** Takes the present head of a chain, and those that follow. */
export async function followHead(chain: Chain, kind: HeadKind, take: (head: Head) => void): Promise<void> {
  await chain.onHead(take, kind);
  take(await chain.head(kind));
}
