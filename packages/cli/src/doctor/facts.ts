import type { BasePathStatus } from "@opentao/node";
import type { ErrorDescription } from "../output/errors.ts";
import type { ReportedStatus } from "../shared/nodeStatus.ts";

/** All that is known of a node. */
export interface DoctorFacts {
  /** Where the node was asked. */
  readonly url: string;
  /** What it said; `undefined` when it gave no answer. */
  readonly status: ReportedStatus | undefined;
  /** Why it gave none. */
  readonly failure: ErrorDescription | undefined;
  /** The folder that was named. */
  readonly place: BasePathStatus | undefined;
  /** The chain that the node is to be of. */
  readonly wanted: { readonly name: string; readonly genesis: string } | undefined;
}
