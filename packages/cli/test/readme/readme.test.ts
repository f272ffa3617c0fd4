import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgram } from "../../src/program.ts";
import { freePort } from "../../src/shared/ports.ts";
import { allCommands } from "../commands.ts";
import { makePlace, ShellLine } from "./shell.ts";

/** Starting a whole network on a machine that does other things. */
const LONG = 240_000;

const readme = readFileSync(fileURLToPath(new URL("../../../../README.md", import.meta.url)), "utf8");
const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) =>
  block
    .split("\n")
    .map((line) => line.replace(/(^|\s)#(\s.*)?$/, "").trim())
    .filter((line) => line !== ""),
);
const [commands = [], machines = [], mining = []] = blocks;

const base = mkdtempSync(join(tmpdir(), "opentao-readme-"));
const running: ShellLine[] = [];
const openAi: Server = createServer((_, response) => {
  response.setHeader("content-type", "application/json");
  const logprobs = { content: [{ top_logprobs: [{ token: " the", logprob: -0.5 }] }] };
  const choices = [{ message: { content: "the end" }, logprobs }];
  response.end(JSON.stringify({ object: "list", data: [{ id: "my-model" }], choices }));
});

/** Starts a line that runs until it is stopped. */
function start(line: string, cwd: string, env: NodeJS.ProcessEnv = {}): ShellLine {
  const shell = new ShellLine(line, cwd, env);
  running.push(shell);
  return shell;
}
const run = (line: string, cwd: string, env: NodeJS.ProcessEnv = {}) => new ShellLine(line, cwd, env).done();

/** The command that these words name, and the words that are left. */
function commandOf(words: readonly string[]): { command: Command; rest: readonly string[] } {
  let command = createProgram();
  for (const [index, word] of words.entries()) {
    const sub = command.commands.find((one) => one.name() === word);
    if (sub === undefined) return { command, rest: words.slice(index) };
    command = sub;
  }
  return { command, rest: [] };
}

/** The texts that words stand for of which some are several: `keys generate|list`. */
function alternatives(words: readonly string[]): string[][] {
  return words.reduce<string[][]>(
    (texts, word) => texts.flatMap((text) => word.split("|").map((one) => [...text, one])),
    [[]],
  );
}

/** The line with what differs on this machine; it must have been there. */
function adapt(line: string | undefined, from: string, to: string): string {
  if (line === undefined || !line.includes(from)) throw new Error(`the line has no ${from}: ${line}`);
  return line.replace(from, to);
}

beforeAll(() => {
  openAi.listen(0, "127.0.0.1");
});
afterAll(async () => {
  await Promise.all(running.map((shell) => shell.stop()));
  openAi.close();
  rmSync(base, { recursive: true, force: true });
}, LONG);

describe("the README's lines", () => {
  it("are all known here: this file runs each of them", () => {
    expect(blocks.map((block) => block.length)).toEqual([2, 5, 4]);
    expect(commands).toEqual(["npm start", "npm test"]);
  });

  it("have a row for every command that does something", () => {
    const rows = readme.split("\n").filter((line) => line.startsWith("| `tao "));
    const named = rows.flatMap((row) => [...row.matchAll(/`tao ([^`]+)`/g)].map(([, text = ""]) => text));
    // `keys generate\|list` names two.
    const expanded = named.map((text) => text.replaceAll("\\|", "|").split(" ")).flatMap(alternatives);
    const isNamed = (words: readonly string[]) =>
      expanded.some((text) => words.every((word, index) => text[index] === word));
    const acting = allCommands().filter(({ command }) => command.commands.length === 0);
    expect(acting.map(({ words }) => words).filter((words) => !isNamed(words))).toEqual([]);
  });

  it("name commands and options that exist", () => {
    const named = [...readme.matchAll(/`(?:npx opentao|tao) ([^`]+)`/g)].map(([, text = ""]) => text);
    expect(named.length).toBeGreaterThan(10);
    for (const text of named) {
      const words = text.replaceAll("\\|", "|").split(/\s+/);
      const until = words.findIndex((word) => !/^[a-z|]+$/.test(word));
      const path = until === -1 ? words : words.slice(0, until);
      for (const last of path.at(-1)?.split("|") ?? []) {
        const { command, rest } = commandOf([...path.slice(0, -1), last]);
        // What is no command is an argument, which the command must take.
        if (rest.length > 0) expect(command.registeredArguments.length, text).toBeGreaterThan(0);
        const options = ["--help", ...command.options.map(({ long }) => long)];
        for (const option of text.match(/--[a-z-]+/g) ?? []) expect(options, text).toContain(option);
      }
    }
  });

  it(
    "bring up several machines",
    async () => {
      const places = ["one", "two"].map((name) => join(base, name));
      for (const place of places) makePlace(place);
      const [one = "", two = ""] = places;
      const [generate, buildSpec, first, second, doctor] = machines;
      await run(generate ?? "", one);
      await run(adapt(generate, "one.json", "two.json"), two);
      copyFileSync(join(two, "two.json"), join(one, "two.json"));
      await run(buildSpec ?? "", one);
      copyFileSync(join(one, "chain.json"), join(two, "chain.json"));
      // Both run on one machine here: ports of their own, and nothing that others could reach.
      const ports = [await freePort(), await freePort()];
      const local = (port = 0) => `--listen /ip4/127.0.0.1/tcp/0 --rpc-port ${port}`;
      const author = start(adapt(first, "--public", local(ports[0])), one);
      const [address] = await author.until(/\/ip4\/127\.0\.0\.1\/tcp\/\d+\/p2p\/\w+/);
      const other = start(adapt(second, "--public", local(ports[1])).replace("ADDRESS", address), two);
      await other.until(/block #[1-9].*1 peer/);
      expect(await run(doctor ?? "", one, { TAO_URL: `ws://127.0.0.1:${ports[0]}` })).toMatch(
        /Nothing keeps the node from its work/,
      );
      await Promise.all([author.stop(), other.stop()]);
    },
    LONG,
  );

  it(
    "run a network, and mine in it with models of one's own",
    async () => {
      const place = join(base, "network");
      makePlace(place);
      const port = await freePort();
      const env = { TAO_URL: `ws://127.0.0.1:${port}` };
      start(`${commands[0]} -- --rpc-port ${port}`, place);
      const [wallet, hotkey, image, text] = mining;
      await run(`${wallet} --no-password`, place); // a person is asked for a password
      await run(hotkey ?? "", place);
      copyFileSync(
        fileURLToPath(new URL("../../../subnets/models/image-cnn.onnx", import.meta.url)),
        join(place, "my-classifier.onnx"),
      );
      while (!(await run("npx opentao subnets --json", place, env).catch(() => "")).includes('"netuid": 2')) {
        // The network comes up: the command itself waits for its answer.
      }
      const miners = [
        start(`${image} --axon-port ${await freePort()}`, place, env),
        start(
          adapt(text, "8092", String(await freePort())).replace("8080", String((openAi.address() as AddressInfo).port)),
          place,
          env,
        ),
      ];
      for (const [index, netuid] of [2, 1].entries()) {
        const [, uid] = (await miners[index]?.until(/ready, UID (\d+)/)) ?? [];
        const { neurons } = JSON.parse(await run(`npx opentao metagraph ${netuid} --json`, place, env));
        expect(neurons.map((neuron: { uid: number }) => neuron.uid)).toContain(Number(uid));
      }
    },
    2 * LONG,
  );
});
