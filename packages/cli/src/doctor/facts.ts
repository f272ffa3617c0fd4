import type { BasePathStatus } from "@opentao/node";
import type { ErrorDescription } from "../output/errors.ts";
import type { ReportedStatus } from "../shared/nodeStatus.ts";
import type { IndexFacts } from "./gatherIndex.ts";

/** Facts that are known of a node. */
export interface DoctorFacts {
  /** Address at which the node was asked. */
  readonly url: string;
  /** Status that it reported; `undefined` when it reported none. */
  readonly status: ReportedStatus | undefined;
  /** Reason why it reported none. */
  readonly failure: ErrorDescription | undefined;
  /** State of the folder that was named. */
  readonly place: BasePathStatus | undefined;
  /** Index of the chain; `undefined` when none was named and none is at the default address. */
  readonly index: IndexFacts | undefined;
  /** Chain that the node is to be of. */
  readonly wanted: { readonly name: string; readonly genesis: string } | undefined;
}
