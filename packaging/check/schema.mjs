// Holds JSON files against a JSON Schema, draft 7: node schema.mjs SCHEMA [SCHEMA-IT-REFERS-TO...] -- FILE...
// With --known-keys as the first word, keys at the top and in packageRules are refused that the schema does not name:
// Renovate's lets them pass. Exit code 1 when a file is not right.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

const require = createRequire(join(process.env.CHECK_MODULES, "none.cjs"));
const Ajv = require("ajv");
const addFormats = require("ajv-formats");
const addInternational = require("ajv-formats-draft2019");

const words = process.argv.slice(2);
const knownKeys = words[0] === "--known-keys" && words.shift();
const end = words.indexOf("--");
const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const schema = read(words[0]);

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
addInternational(ajv, { formats: ["idn-email"] });
// The package's own takes no scheme that it does not know, such as scm:.
ajv.addFormat("iri-reference", /^[^\s<>"{}|\\^`]*$/);
// Under the name by which the schema refers to it, which is not always its $id.
for (const file of words.slice(1, end)) ajv.addSchema({ ...read(file), $id: new URL(basename(file), schema.$id).href });
const validate = ajv.compile(schema);

for (const file of words.slice(end + 1)) {
  const value = read(file);
  const problems = validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  if (knownKeys) {
    const known = ["$schema", ...Object.keys(schema.definitions), ...Object.keys(schema.properties)];
    for (const part of [value, ...(value.packageRules ?? [])]) {
      for (const key of Object.keys(part)) if (!known.includes(key)) problems.push(`${key} does not exist`);
    }
  }
  for (const problem of problems) console.log(`${file}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
