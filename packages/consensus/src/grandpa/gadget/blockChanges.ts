import type { Header } from "@opentao/codec/primitives";
import { announce, forceSet, isSetEnd } from "../authorities/changes.ts";
import { ancestorAt } from "../chain.ts";
import { GrandpaError } from "../errors.ts";
import { announcedChange } from "../messages/digest.ts";
import type { BlockRef } from "../types.ts";
import type { Core } from "./core.ts";

/** A block that is on the chain, with its header. */
export interface ImportedBlock {
  readonly block: BlockRef;
  readonly header: Header;
}

/** Notes the change that a block announces, and changes the voters when they change at it by force. */
export function noteChanges(core: Core, { block, header }: ImportedBlock): void {
  const { chain } = core.options;
  const before = core.authorities;
  const change = announcedChange(header);
  try {
    if (change !== undefined) {
      const { authorities, delay, forcedAfter } = change;
      const pending = { authorities, delay, announced: block, forcedAfter };
      core.authorities = announce(before, pending, chain);
    }
    force(core, block);
  } catch (error) {
    if (!(error instanceof GrandpaError)) throw error;
    core.emit({ kind: "badChange", block, error });
  }
  if (core.authorities !== before) core.persist();
  if (isSetEnd(core.authorities, block, chain)) {
    core.emit({ kind: "needJustification", block });
  }
}

function force(core: Core, block: BlockRef): void {
  const { options, authorities, finalized } = core;
  const forced = forceSet(authorities, block, options.chain);
  if (forced === undefined) return;
  const height = Math.min(forced.forcedAfter, finalized.number);
  core.enterSet(forced.set, ancestorAt(options.chain, finalized, height) ?? finalized);
}
