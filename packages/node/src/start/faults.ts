import { HostFault } from "@opentao/runtime/boundary";
import type { Logger } from "../primitives/logger.ts";

/** Faults of this machine while blocks are made or imported: after one, the node has to stop. */
export class Faults {
  /** Settles with the first fault; never while there is none. */
  readonly occurred: Promise<HostFault>;
  readonly #logger: Logger;
  #notify: (fault: HostFault) => void = () => undefined;

  constructor(logger: Logger) {
    this.#logger = logger;
    this.occurred = new Promise((resolve) => {
      this.#notify = resolve;
    });
  }

  /** Notes an error of making or importing a block, if it is a fault of the machine. */
  note(error: unknown): void {
    if (!(error instanceof HostFault)) return;
    this.#logger.error(
      { error },
      "this machine cannot execute blocks: the node stops; give it more memory and start it again",
    );
    this.#notify(error);
  }
}
