import yaml from 'yaml';

/**
 * Takes steps out of a workflow, known by what they run. The rest stays as it was
 * written, to the letter: linters look at it.
 */
export function removeSteps(text: string, commands: string[]): string {
  const cuts: [number, number][] = [];
  yaml.visit(yaml.parseDocument(text), {
    Map(_key, node) {
      if (node.range && commands.includes(String(node.get('run')))) {
        const [from, to] = node.range;
        const end = text[to - 1] === '\n' ? to : text.indexOf('\n', to) + 1;
        cuts.push([text.lastIndexOf('\n', from) + 1, end || text.length]);
      }
    },
  });
  return cuts
    .reverse()
    .reduce((rest, [from, to]) => rest.slice(0, from) + rest.slice(to), text);
}
