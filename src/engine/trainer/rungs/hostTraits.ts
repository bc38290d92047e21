/** For what lives in ordinary memory: not software standing in for a GPU, and never lost. */
export const hostTraits = {
  findSoftware: () => Promise.resolve(null),
  lost: () => new Promise<string>(() => {}),
  restart: () => undefined,
};
