// Draws the checked-in comments (tests/KafkaConfig.Cli.Tests/GitHub/Comments) as GitHub would show them, about.
// In a folder outside of the repository: npm install marked github-markdown-css; then there: node PATH/render.mjs (chromium must be on the path).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(join(process.cwd(), 'package.json'));
const { marked } = await import(pathToFileURL(join(dirname(packages.resolve('marked/package.json')), 'lib/marked.esm.js')));
const style = readFileSync(join(dirname(packages.resolve('github-markdown-css/package.json')), 'github-markdown-light.css'), 'utf8');
const comments = resolve(here, '../../tests/KafkaConfig.Cli.Tests/GitHub/Comments');
const pages = mkdtempSync(join(tmpdir(), 'comments-'));
// So much of each as a reviewer sees first.
const heights = { 'nothing-to-do': 330, 'safe-changes': 790, refused: 800, 'needs-a-runbook': 760, '500-changes': 680, 'hostile-names': 900 };

for (const name of readdirSync(comments).filter(file => file.endsWith('.md')).map(file => file.slice(0, -3))) {
  // The first folded section of changes is opened, so that the picture shows one.
  const html = marked.parse(readFileSync(join(comments, `${name}.md`), 'utf8'), { gfm: true, breaks: true }).replace(/<details>(?=<summary>prod: \d)/, '<details open>');
  const page = join(pages, `${name}.html`);
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style} body { margin: 16px; } .markdown-body { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; font-size: 14px; }</style><div class="markdown-body">${html}</div>`);
  execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--window-size=1000,${heights[name] ?? 800}`, `--screenshot=${join(here, `${name}.png`)}`, pathToFileURL(page).href], { stdio: 'ignore' });
}
