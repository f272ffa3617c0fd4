import { FaultError } from "./fault.ts";
import { apiThread } from "./replays/callApi.ts";
import { startInWorker } from "./trust/transport.ts";
import { Trust } from "./trust/trust.ts";

/** Returns what proves answers in a page, with the specification that lies beside it. */
export function pageTrust(file: string): Trust {
  const specification = async (): Promise<string> => {
    const response = await fetch(file, { cache: "no-store" });
    if (!response.ok) throw new FaultError("noProof", `${file}: ${response.status}`);
    return response.text();
  };
  return new Trust({ specification, start: startInWorker, callApi: apiThread() });
}
