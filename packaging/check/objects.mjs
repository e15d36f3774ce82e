// Holds Kubernetes objects against the schemas of the Kubernetes API and of the Prometheus Operator.
//   node objects.mjs FILE.yaml...          checks each object of each file; exit code 1 when one is wrong
//   node objects.mjs --json FILE.yaml...   prints the objects as a JSON array
// Two checks, both made of the API's own OpenAPI description by the npm packages kubernetes-models and
// @kubernetes-models/prometheus-operator: their JSON Schema validators see types, formats, enums and what is
// missing; their TypeScript types also refuse keys that don't exist.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const modules = process.env.CHECK_MODULES ?? join(process.cwd(), "node_modules");
const require = createRequire(join(modules, "none.cjs"));
const { parseAllDocuments } = require("yaml");
const typescript = require("typescript");

function read(file) {
  return parseAllDocuments(readFileSync(file, "utf8"), { merge: true }).flatMap((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0].message}`);
    const object = document.toJS();
    if (object == null) return [];
    // kustomize breaks long Base64 into lines; the API server reads over the breaks, the schemas don't.
    for (const key of Object.keys(object.data ?? {})) {
      if (object.kind === "Secret") object.data[key] = object.data[key].replace(/\s/g, "");
    }
    return [{ file, object }];
  });
}

// Which module describes a kind.
function moduleOf({ apiVersion, kind }) {
  for (const name of ["kubernetes-models", "@kubernetes-models/prometheus-operator"]) {
    const path = `${name}/${apiVersion}/${kind}`;
    if (existsSync(join(modules, `${path}.js`))) return path;
  }
  return null;
}

async function againstSchema({ object }, path) {
  const model = await import(pathToFileURL(join(modules, `${path}.js`)));
  try {
    new model[object.kind](object).validate();
    return [];
  } catch (error) {
    return [error.message];
  }
}

// One TypeScript program for all objects: each a constant of its type, so that the compiler refuses a key
// that the type does not have.
function againstTypes(entries) {
  const folder = mkdtempSync(join(dirname(modules), "objects-"));
  try {
    const files = entries.map(({ object, path }, index) => {
      const file = join(folder, `${index}.ts`);
      writeFileSync(
        file,
        `import type { I${object.kind} } from "${path}";\n` +
          `export const object: I${object.kind} = ${JSON.stringify(object, null, 1)};\n`,
      );
      return file;
    });
    const program = typescript.createProgram(files, {
      module: typescript.ModuleKind.NodeNext,
      moduleResolution: typescript.ModuleResolutionKind.NodeNext,
      noEmit: true,
      skipLibCheck: true,
      strict: true,
      types: [],
    });
    return typescript.getPreEmitDiagnostics(program).map((diagnostic) => {
      const text = typescript.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
      const index = files.indexOf(diagnostic.file?.fileName);
      return { entry: entries[index], text };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const json = process.argv[2] === "--json";
const entries = process.argv.slice(json ? 3 : 2).flatMap(read);
if (json) {
  console.log(JSON.stringify(entries.map(({ object }) => object)));
} else {
  let problems = entries.length === 0 ? 1 : 0;
  const tell = (entry, text) => {
    problems++;
    console.log(`${entry?.file}: ${entry?.object.kind}: ${text}`);
  };
  for (const entry of entries) {
    entry.path = moduleOf(entry.object);
    if (entry.path === null) tell(entry, `no schema for ${entry.object.apiVersion}`);
    else (await againstSchema(entry, entry.path)).forEach((text) => tell(entry, text));
  }
  againstTypes(entries.filter((entry) => entry.path !== null)).forEach(({ entry, text }) => tell(entry, text));
  if (problems === 0) {
    const kinds = [...new Set(entries.map(({ object }) => object.kind))].sort();
    console.log(`${entries.length} objects are as their schemas say: ${kinds.join(", ")}`);
  }
  process.exitCode = problems === 0 ? 0 : 1;
}
