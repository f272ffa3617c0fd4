/** Shows what a test has measured, as one line among the output of the tests. */
export function show(test: string, results: Readonly<Record<string, unknown>>): void {
  console.log(`cluster: ${test}: ${JSON.stringify(results)}`);
}
