// Takes what the tests compare the stand-in's answers with out of GitHub's published OpenAPI, as JSON Schema.
// In a folder outside of the repository: npm install @octokit/openapi; then there: node PATH/shapes.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = createRequire(join(process.cwd(), 'package.json'));
const api = JSON.parse(readFileSync(join(dirname(packages.resolve('@octokit/openapi/package.json')), 'generated/api.github.com.json'), 'utf8'));
const wanted = ['issue-comment', 'issue', 'deployment', 'deployment-status'];
const prefix = '#/components/schemas/';
const definitions = {};
const words = new Set(['description', 'example', 'examples', 'title', 'default', 'externalDocs', 'deprecated']);

// "nullable" is OpenAPI's own word.
function plain(node, isProperties = false) {
  if (Array.isArray(node))
    return node.map(item => plain(item));
  if (node === null || typeof node !== 'object')
    return node;
  if (typeof node.$ref === 'string') {
    add(node.$ref.slice(prefix.length));
    return { $ref: node.$ref.replace(prefix, '#/definitions/') };
  }

  const result = {};
  for (const [key, value] of Object.entries(node)) {
    if (!isProperties && (words.has(key) || key === 'nullable' || key.startsWith('x-')))
      continue;
    result[key] = plain(value, !isProperties && key === 'properties');
  }

  if (isProperties || node.nullable !== true)
    return result;
  if (typeof result.type === 'string') {
    result.type = [result.type, 'null'];
    if (result.enum)
      result.enum = [...result.enum, null];
    return result;
  }

  return { anyOf: [result, { type: 'null' }] };
}

function add(name) {
  if (name in definitions)
    return;
  definitions[name] = null;
  definitions[name] = plain(api.components.schemas[name]);
}

wanted.forEach(add);
const sorted = Object.fromEntries(Object.keys(definitions).sort().map(name => [name, definitions[name]]));
writeFileSync(join(dirname(fileURLToPath(import.meta.url)), 'shapes.json'), `${JSON.stringify({ source: `@octokit/openapi ${packages('@octokit/openapi/package.json').version}`, definitions: sorted }, null, 1)}\n`);
