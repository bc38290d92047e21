import { EXAMPLE_2015 } from '../../src/domain/network/spec.ts';
import { DEFAULTS } from '../driver/options.ts';
import { runStudy } from '../driver/study.ts';
import { against, plain, type Bench } from './bench.ts';
import { pythonPeers } from './pythonPeers.ts';
import { trainerFigures } from './trainer/bench.ts';

const EPOCHS = 2;

/** Our trainer in the tab against Python's, on a network and rows of the same shape. */
export const train: Bench = {
  name: 'train',
  async run(context) {
    const { log } = context;
    const { result, fault } = await runStudy({ ...DEFAULTS, settings: { epochs: EPOCHS }, log });
    if (result === null) throw new Error(`The path broke off: ${fault ?? 'without a word'}`);
    const { samplesPerSecond, backend, parameters } = result.model;
    const peers = pythonPeers({
      hidden: EXAMPLE_2015.hidden,
      batch: EXAMPLE_2015.batchSize,
      inputs: inputsOf(parameters, EXAMPLE_2015.hidden),
    });
    return [
      plain('train.samplesPerSecond', samplesPerSecond, 'samples/s', backend),
      ...peers.map((peer) => against(`train.vs.${peer.key}`, samplesPerSecond, peer, 'samples/s')),
      ...(await trainerFigures(context)),
    ];
  },
};

/** The width of the first layer's input, from the parameters of the whole network. */
export function inputsOf(parameters: number, hidden: readonly number[]): number {
  const [first = 1, ...rest] = hidden;
  let above = first;
  let units = first;
  for (const next of [...rest, 1]) {
    above += units * next + next;
    units = next;
  }
  return Math.round((parameters - above) / first);
}
