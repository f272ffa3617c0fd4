import { EquivocationProof } from "@opentao/consensus";
import type { OffenceReporter } from "./reporter.ts";

/** Reports a voter that voted twice. */
export function reportVoter(reporter: OffenceReporter, proof: EquivocationProof): void {
  const { setId, equivocation } = proof;
  const { round, id } = equivocation.value;
  const offence = `${setId}/${round}/${equivocation.type}/${id}`;
  reporter.report("OffencesApi_report_voter", offence, EquivocationProof.encode(proof));
}
