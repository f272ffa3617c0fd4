import { inspectBasePath, inspectSpec, loadSpec } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { Chain } from "@opentao/sdk/chain";
import { CliError, describeError } from "../output/errors.ts";
import { nodeStatus } from "../shared/nodeStatus.ts";
import type { DoctorFacts } from "./facts.ts";
import { gatherIndex } from "./gatherIndex.ts";

/** Options of `tao doctor`. */
export interface DoctorFlags {
  readonly json: boolean;
  readonly url: string;
  readonly basePath?: string;
  readonly chain?: string;
  readonly index?: string;
}

type Response = Pick<DoctorFacts, "status" | "failure">;

async function requestStatus(url: string): Promise<Response> {
  let chain: Chain;
  try {
    chain = await Chain.connect(url);
  } catch (error) {
    return { status: undefined, failure: describeError(error) }; // a fact, whatever it is: the diagnoses look at it
  }
  try {
    const response = nodeStatus.safeParse(await chain.request("opentao_nodeStatus", []));
    if (response.success) return { status: response.data, failure: undefined };
    const message = "its response has another form than this version of tao knows";
    const failure = new CliError("OTHER_VERSION", message, "Use the version of tao that the node is of.");
    return { status: undefined, failure: describeError(failure) };
  } catch (error) {
    return { status: undefined, failure: describeError(error) }; // likewise
  } finally {
    chain.close();
  }
}

/**
 * Gathers all that can be known of a node and its index.
 *
 * @throws NodeError `INVALID_SPEC` when --chain names no chain
 */
export async function gatherFacts({ url, basePath, chain, index }: DoctorFlags): Promise<DoctorFacts> {
  const runtime = createRuntime();
  const spec = chain === undefined ? undefined : loadSpec(chain, runtime);
  const wanted = spec === undefined ? undefined : { name: spec.name, genesis: inspectSpec(spec, runtime).genesisHash };
  const place = basePath === undefined ? undefined : await inspectBasePath(basePath);
  const [response, indexed] = await Promise.all([requestStatus(url), gatherIndex(index)]);
  return { url, ...response, place, index: indexed, wanted };
}
