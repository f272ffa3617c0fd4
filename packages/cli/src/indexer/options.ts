import { InvalidArgumentError, Option } from "commander";
import { collect, DEFAULT_API_PORT, port } from "../shared/options.ts";

/** Address to listen on. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** `--database`: where the index is kept. */
export function databaseOption(): Option {
  return new Option("--database <DIR|URL>", "folder of an embedded database, or a PostgreSQL connection string")
    .default("./index")
    .env("TAO_INDEX");
}

/** Parses `HOST:PORT` or a port of this machine. */
function listenAddress(text: string): ListenAddress {
  const [, host = "127.0.0.1", digits = ""] = /^(?:(.+):)?(\d+)$/.exec(text) ?? [];
  if (digits === "") throw new InvalidArgumentError("Give HOST:PORT, such as 127.0.0.1:9988.");
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: port(digits) };
}

/** `--listen` and `--cors`: where an API is served, and to whose pages. */
export function apiOptions(): Option[] {
  const listen = { host: "127.0.0.1", port: DEFAULT_API_PORT };
  return [
    new Option("--listen <HOST:PORT>", "where the API is served; anything but loopback opens it to others")
      .argParser(listenAddress)
      .default(listen, `${listen.host}:${listen.port}`),
    new Option("--cors <ORIGIN>", "origin of pages that may ask, besides those of this machine (may be repeated)")
      .argParser(origin)
      .default([], "none"),
  ];
}

/** Parses an origin, and adds it to those before. */
function origin(text: string, before: readonly string[]): readonly string[] {
  const isOrigin = URL.canParse(text) && new URL(text).origin === text;
  if (!isOrigin) throw new InvalidArgumentError("Give an origin, such as https://explorer.example.org.");
  return collect(text, before);
}
