import * as z from "zod";

/** Addresses of what the page shows, as the server of the page says in `config.json`. */
const configFile = z.object({
  /** WebSocket address of a node. */
  node: z.url({ protocol: /^wss?$/ }).optional(),
  /** Address of an index. */
  index: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses at which validators publish their rounds. */
  validators: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(64)
    .optional(),
  /** File beside the page with the chain's specification for light clients: raw, as JSON. */
  specification: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .optional(),
});

/** Addresses of a network: of a node, and of an index and validators where there are any. */
export interface NetworkConfig {
  readonly node: string | undefined;
  readonly index: string | undefined;
  readonly validators: readonly string[];
  /** File beside the page with the chain's specification; without it nothing can be proven. */
  readonly specification: string | undefined;
  /** True when a light client proves what the node says. */
  readonly isChecked: boolean;
}

const NODE_KEY = "opentao-node";
const INDEX_KEY = "opentao-index";
const CHECKED_KEY = "opentao-checked";

/** Largest `config.json`, in characters. */
const MAX_CONFIG = 65_536;

async function served(): Promise<z.infer<typeof configFile>> {
  const response = await fetch("config.json", { cache: "no-store" }).catch(() => undefined);
  // A folder that somebody puts on a server of files has no such file.
  if (response?.ok !== true) return {};
  const text = await response.text();
  if (text.length > MAX_CONFIG) return {};
  try {
    return configFile.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}

/** Returns the addresses: those that were chosen in this browser, else those that the page's server names. */
export async function readConfig(): Promise<NetworkConfig> {
  const { node, index, validators, specification } = await served();
  return {
    node: sessionStorage.getItem(NODE_KEY) ?? node,
    index: sessionStorage.getItem(INDEX_KEY) ?? index,
    validators: validators ?? [],
    specification,
    isChecked: specification !== undefined && sessionStorage.getItem(CHECKED_KEY) !== null,
  };
}

/** Chooses whether a light client proves what the node says, until the tab is closed. */
export function chooseChecked(isChecked: boolean): void {
  if (isChecked) sessionStorage.setItem(CHECKED_KEY, "");
  else sessionStorage.removeItem(CHECKED_KEY);
}

/** Chooses other addresses until the tab is closed; an empty one takes the choice back. */
export function chooseAddresses(node: string, index: string): void {
  for (const [key, value] of [
    [NODE_KEY, node],
    [INDEX_KEY, index],
  ] as const) {
    if (value === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  }
}
