import { inspectSpec, loadSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import type { Printer } from "../output/printer.ts";
import { describeSpec, specFacts } from "./facts.ts";

/** `tao chain inspect`: what a specification makes of its chain. @throws NodeError `INVALID_SPEC`, `INVALID_GENESIS` */
export function showSpec(chain: string, printer: Printer): void {
  const runtime = createRuntime();
  const spec = loadSpec(chain, runtime);
  const facts = specFacts(spec, inspectSpec(spec, runtime));
  printer.result(facts, () => describeSpec(facts));
}
