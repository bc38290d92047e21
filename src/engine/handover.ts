import type { Fault } from '../domain/fault.ts';
import { FaultError } from '../domain/fault.ts';
import { buffersOf } from '../domain/features/matrix.ts';
import type { Dataset } from '../domain/features/matrix.ts';
import { faultIn } from './guard.ts';

/** What one worker tells the other. */
type Message = { readonly dataset: Dataset } | { readonly fault: Fault };

/**
 * Makes a dataset and hands it over by a port: its buffers move to the other end's thread, the rest of
 * what was made is the answer. If it cannot be made, the other end is told, too.
 */
export async function handOver<Made extends { readonly dataset: Dataset }>(
  port: MessagePort,
  make: () => Promise<Made>,
): Promise<Omit<Made, 'dataset'>> {
  const send = (message: Message, moved: Transferable[] = []) => {
    port.postMessage(message, moved);
    port.close();
  };
  try {
    const { dataset, ...rest } = await make();
    send({ dataset }, buffersOf(dataset));
    return rest;
  } catch (error) {
    send({ fault: faultIn(error, 'preparing rows for the network') });
    throw error;
  }
}

/** Takes the dataset that comes by a port. @throws {FaultError} why it could not be made */
export function takeOver(port: MessagePort): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Message>) => {
      port.close();
      if ('dataset' in data) resolve(data.dataset);
      else reject(new FaultError(data.fault));
    };
  });
}
