import { StateExternalities } from "../../state/index.ts";

/** State whose changes are dropped: its roots would cost much, and nobody needs them. */
export class TriedState extends StateExternalities {
  override root(): Uint8Array {
    return new Uint8Array(32);
  }

  override orderedRoot(): Uint8Array {
    return new Uint8Array(32);
  }
}
