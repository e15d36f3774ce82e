// Usage: node dockerfile.mjs DOCKERFILE: says what dockerfile-utils has against it, and ends with 1 if there is anything.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { validate } = createRequire(`${process.env.CHECK_MODULES}/`)("dockerfile-utils");
const problems = validate(readFileSync(process.argv[2], "utf8"));
for (const { range, message } of problems) {
  console.log(`${process.argv[2]}:${range.start.line + 1}: ${message}`);
}
process.exit(problems.length === 0 ? 0 : 1);
