/** What software renderers call themselves in an adapter's or a driver's description. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i;

/** The description if it names a software renderer, else null. */
export function softwareIn(description: string): string | null {
  return SOFTWARE.test(description) ? description : null;
}
