import { AccountId, toHex, vec } from "@opentao/codec";
import { AuthorEquivocation } from "@opentao/codec/primitives";
import { AuthorWatch, slotAuthor, slotOf } from "@opentao/consensus";
import type { Chain, ChainNotification } from "../chain/index.ts";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";
import type { OffenceReporter } from "./reporter.ts";

/** Inputs of the watch over authors. */
export interface AuthorWatchOptions {
  readonly chain: Pick<Chain, "subscribe" | "call">;
  readonly reporter: OffenceReporter;
  /** Milliseconds. */
  readonly slotDuration: number;
  readonly clock: Pick<Clock, "now">;
  readonly logger: Logger;
}

const Authorities = vec(AccountId);
const NOTHING = new Uint8Array();
/** Blocks of older slots are not looked at: nobody remembers what else was made then. */
const RECENT_SLOTS = 1000;

/** Watches the blocks that are imported for authors that made two in one slot; returns its disposer. */
export function watchAuthors(options: AuthorWatchOptions): () => void {
  const watch = new AuthorWatch();
  return options.chain.subscribe((notification) => {
    if (notification.kind !== "imported") return;
    try {
      note(watch, notification, options);
    } catch (error) {
      // The chain's listeners must not throw: the block is imported whatever is wrong here.
      options.logger.error({ error }, "a block's author could not be watched");
    }
  });
}

function note(
  watch: AuthorWatch,
  { header }: ChainNotification & { kind: "imported" },
  { chain, reporter, slotDuration, clock }: AuthorWatchOptions,
): void {
  const slot = slotOf(header);
  if (Number(slot) < clock.now() / slotDuration - RECENT_SLOTS) return;
  const authorities = Authorities.decode(chain.call(toHex(header.parentHash), "AuraApi_authorities", NOTHING));
  // The import has verified that the seal is the author's.
  const author = slotAuthor(slot, authorities);
  const proof = watch.note(author, header);
  if (proof === undefined) return;
  reporter.report("OffencesApi_report_author", `${slot}/${toHex(author)}`, AuthorEquivocation.encode(proof));
}
