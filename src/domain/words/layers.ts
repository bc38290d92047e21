import { hasEmbedding, type LayerSpec } from '../network/hiddenLayers.ts';

/** A network's layers in words: "200-200", "200-200 maxout with embedding 32"; empty where none is hidden. */
export function layersInWords(
  spec: Pick<LayerSpec, 'embedding' | 'hidden' | 'activation'>,
): string {
  const { embedding, hidden, activation } = spec;
  const units = activation === 'rectifier' || hidden.length === 0 ? '' : ` ${activation}`;
  return `${hidden.join('-')}${units}${hasEmbedding(spec) ? ` with embedding ${embedding}` : ''}`;
}
