import { Argument, type Command } from "commander";
import { createPrinter } from "../output/printer.ts";
import { command } from "../shared/options.ts";

/** `tao completion`: completes command lines in a shell. */
export function completionCommand(): Command {
  const examples = [
    'eval "$(tao completion bash)"                    in ~/.bashrc',
    'eval "$(tao completion zsh)"                     in ~/.zshrc, after compinit',
    "tao completion fish > ~/.config/fish/completions/tao.fish",
  ];
  return command(
    "completion",
    "Print what lets a shell complete the commands of tao, their options, and names of wallets.",
    examples,
  )
    .addArgument(new Argument("<shell>", "shell that completes").choices(["bash", "zsh", "fish"]))
    .argument("[words...]", "words so far, behind --: prints what can stand for the last of them")
    .action(async (shell: string, words: readonly string[], { json }: { readonly json: boolean }, self: Command) => {
      const printer = createPrinter(json);
      if (words.length === 0) {
        const { scriptFor } = await import("./scripts.ts");
        const script = scriptFor(shell);
        if (json) printer.result({ shell, script }, () => script);
        else process.stdout.write(script);
        return;
      }
      const { candidates } = await import("./candidates.ts");
      let program = self;
      while (program.parent !== null) program = program.parent;
      const found = candidates(program, words);
      if (json) printer.result({ shell, words: found }, () => "");
      else process.stdout.write(found.map(({ word, meaning }) => `${word}\t${meaning}\n`).join(""));
    });
}
