import type { BrowserContext } from '@playwright/test';

/**
 * Collects what must never happen in a context: uncaught errors, console errors (the browser
 * reports a violated content security policy there, workers' too), and requests to other origins.
 */
export async function watchErrors(context: BrowserContext, origin: string): Promise<string[]> {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(`Uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    errors.push(`Console: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(protocol) && target !== origin) {
      errors.push(`Request to another origin: ${request.url()}`);
    }
  });
  // In words of our own, beside the browser's: a page could silence the console.
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.error(`Content security policy: ${effectiveDirective} blocked ${blockedURI}`);
    });
  });
  return errors;
}
