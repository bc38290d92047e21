import type { CardBlock, ModelCard } from './blocks.ts';

/** The card as Markdown (GitHub's tables). Whatever a file's name or header holds stays text. */
export function markdownOf({ title, made, sections }: ModelCard): string {
  const parts = [
    `# ${escaped(title)}`,
    escaped(made),
    ...sections.flatMap(({ heading, blocks }) => [
      `## ${escaped(heading)}`,
      ...blocks.map(blockMarkdown),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function blockMarkdown(block: CardBlock): string {
  switch (block.kind) {
    case 'text':
      return escaped(block.text);
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return [block.header, block.header.map(() => '---'), ...block.rows]
        .map(
          (cells, i) => `| ${cells.map((cell) => (i === 1 ? cell : escaped(cell))).join(' | ')} |`,
        )
        .join('\n');
  }
}

/** A text on one line in which nothing is markup: every sign that Markdown or HTML reads is escaped. */
function escaped(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}
