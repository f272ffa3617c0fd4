/** `transferKeepAlive` as `transfer_keep_alive`: the protocol's spelling of a TypeScript name. */
export function toSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

/** `transfer_keep_alive` as `transferKeepAlive`: the TypeScript spelling of a name of the protocol. */
export function toCamelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
