const BASH = `_tao_completion() {
  local IFS=$'\\n' words
  words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=($(tao completion bash -- "\${words[@]}" 2>/dev/null | cut -f1))
}
complete -o default -F _tao_completion tao
`;

const ZSH = `_tao_completion() {
  local -a found
  found=("\${(@f)$(tao completion zsh -- "\${(@)words[2,$CURRENT]}" 2>/dev/null | sed -e 's/:/\\\\:/g' -e 's/\\t/:/')}")
  if [[ -z "\${found[1]}" ]]; then _files; else _describe tao found; fi
}
compdef _tao_completion tao
`;

const FISH = `function __tao_completion
  set -l words (commandline -opc) (commandline -ct)
  tao completion fish -- $words[2..-1] 2>/dev/null
end
complete -c tao -a '(__tao_completion)'
`;

const SCRIPTS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH, fish: FISH };

/** Returns the script by which a shell asks this program for completions. */
export function scriptFor(shell: string): string {
  return SCRIPTS[shell] ?? "";
}
