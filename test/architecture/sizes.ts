import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';

export const mostLines = 300;
export const mostFunctionLines = 40;

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** The files that are too long, each with its lines. */
export function longFiles(paths: readonly string[]): string[] {
  return paths
    .map((path) => ({ path, lines: linesOf(readFileSync(path, 'utf8')) }))
    .filter(({ lines }) => lines > mostLines)
    .map(({ path, lines }) => `${path} ${lines}`);
}

/** The lines of code of these files together, without empty lines and comments. */
export function codeLines(paths: readonly string[]): number {
  const isCode = (line: string) => !/^\s*($|\/\/|\/?\*)/.test(line);
  return paths.flatMap((path) => readFileSync(path, 'utf8').split('\n').filter(isCode)).length;
}

/** The script blocks of a page, or the whole of any other file. */
function scriptsOf(path: string, text: string): string[] {
  if (!path.endsWith('.vue')) return [text];
  const { descriptor } = parse(text, { filename: path, sourceMap: false });
  return [descriptor.script, descriptor.scriptSetup].flatMap((block) => (block ? [block.content] : []));
}

function nameOf(node: ts.Node): string {
  const named = ts.isFunctionLike(node) && node.name ? node : node.parent;
  const { name } = named as ts.NamedDeclaration;
  return name === undefined ? 'unnamed' : name.getText();
}

/** The functions of a text that are too long, by path and name, each with its lines. */
export function longFunctionsOf(path: string, text: string): string[] {
  return scriptsOf(path, text).flatMap((script) => {
    const source = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
    const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
        const lines = lineAt(node.end) - lineAt(node.getStart(source)) + 1;
        if (lines > mostFunctionLines) found.push(`${path} ${nameOf(node)} ${lines}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

export const longFunctions = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => longFunctionsOf(path, readFileSync(path, 'utf8')));
