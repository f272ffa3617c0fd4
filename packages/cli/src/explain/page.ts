import { allExplanations, byCategory, type ErrorExplanation } from "./explanations.ts";

const HEAD = `# Errors

Every error has a code for programs, a message for people, and a hint that says what to do. \`tao explain CODE\` prints a
row of this page; a code, a number, or the name of a chain's error will do. This page is generated from the catalogs in
the source: \`npm run docs\` writes it again.
`;

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

function rowOf({ code, number, cause, cure }: ErrorExplanation): string {
  return `| ${number ?? ""} | \`${cell(code)}\` | ${cell(cause)} | ${cell(cure)} |`;
}

/** Renders \`docs/errors.md\`: a table for each part of the system. */
export function errorsPage(): string {
  const tables = [...byCategory(allExplanations())].map(
    ([category, explanations]) =>
      `\n## ${category}\n\n| number | code | cause | cure |\n| --- | --- | --- | --- |\n${explanations.map(rowOf).join("\n")}\n`,
  );
  return `${HEAD}${tables.join("")}`;
}
