import { Argument, Command } from "commander";
import { exampleText } from "../shared/options.ts";

/** `tao completion`: completes command lines in a shell. */
export function completionCommand(): Command {
  const examples = [
    'eval "$(tao completion bash)"                    in ~/.bashrc',
    'eval "$(tao completion zsh)"                     in ~/.zshrc, after compinit',
    "tao completion fish > ~/.config/fish/completions/tao.fish",
  ];
  return new Command("completion")
    .description("Print what lets a shell complete the commands of tao, their options, and names of wallets.")
    .addArgument(new Argument("<shell>", "shell that completes").choices(["bash", "zsh", "fish"]))
    .argument("[words...]", "words so far, behind --: prints what can stand for the last of them")
    .addHelpText("after", exampleText(examples))
    .action(async (shell: string, words: readonly string[], _: unknown, self: Command) => {
      if (words.length === 0) {
        const { scriptFor } = await import("./scripts.ts");
        process.stdout.write(scriptFor(shell));
        return;
      }
      const { candidates } = await import("./candidates.ts");
      let program = self;
      while (program.parent !== null) program = program.parent;
      process.stdout.write(
        candidates(program, words)
          .map(({ word, meaning }) => `${word}\t${meaning}\n`)
          .join(""),
      );
    });
}
