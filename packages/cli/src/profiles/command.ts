import { Command, InvalidArgumentError } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command, exampleText, httpUrl } from "../shared/options.ts";
import type { AddFlags, ProfileFlags } from "./profiles.ts";

function webSocketUrl(text: string): string {
  if (URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError("Give a WebSocket address, such as ws://127.0.0.1:9944.");
}

function addCommand(): Command {
  return command("add", "Add a profile, or replace the values of one.", [
    "tao profiles add test --url wss://test.example.org",
    "tao profiles add local --url ws://127.0.0.1:9944 --index http://127.0.0.1:9988 --wallets .opentao/wallets",
  ])
    .argument("<name>", "name of the profile")
    .option("--url <URL>", "WebSocket address of a node", webSocketUrl)
    .option("--index <URL>", "address of an index's API", httpUrl)
    .option("--wallets <DIR>", "folder of wallets")
    .action(async (name: string, flags: AddFlags, self: Command) => {
      if (flags.url === undefined && flags.index === undefined && flags.wallets === undefined)
        self.error("error: give at least one of --url, --index and --wallets");
      const { addProfile } = await import("./profiles.ts");
      await addProfile(name, flags, createPrinter(flags.json));
    });
}

function useCommand(): Command {
  return command("use", "Use a profile wherever none is named; without a name, none.", [
    "tao profiles use test",
    "tao profiles use",
  ])
    .argument("[name]", "name of the profile")
    .action(async (name: string | undefined, flags: ProfileFlags) => {
      const { useProfile } = await import("./profiles.ts");
      await useProfile(name, createPrinter(flags.json));
    });
}

function removeCommand(): Command {
  return command("remove", "Forget a profile.", ["tao profiles remove test"])
    .argument("<name>", "name of the profile")
    .action(async (name: string, flags: ProfileFlags) => {
      const { removeProfile } = await import("./profiles.ts");
      await removeProfile(name, createPrinter(flags.json));
    });
}

function listCommand(): Command {
  return command("list", "List the profiles.", ["tao profiles list"]).action(async (flags: ProfileFlags) => {
    const { listProfiles } = await import("./profiles.ts");
    listProfiles(createPrinter(flags.json));
  });
}

/** `tao profiles`: options for several networks, by names. */
export function profilesCommand(): Command {
  const examples = [
    "tao profiles add test --url wss://test.example.org",
    "tao subnets --profile test",
    "tao profiles use test",
  ];
  const profiles = new Command("profiles")
    .description("Networks by names: the addresses of their node and index, and a folder of wallets.")
    .addHelpText("after", exampleText(examples));
  for (const sub of [addCommand(), useCommand(), removeCommand(), listCommand()]) profiles.addCommand(sub);
  return profiles;
}
