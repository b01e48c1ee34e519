// `npm start [-- --strict-port]`: installs and builds what is missing, then serves the page on this machine alone.
import { ensureBuild } from './build.mjs';
import { command, ensureDependencies, Refusal, say } from './setup.mjs';

const host = '127.0.0.1';

await command(async () => {
  const port = Number(process.env.PORT || 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Refusal(`PORT must be a number from 0 to 65535 and is "${process.env.PORT}".`);
  }
  const strictPort = process.argv.includes('--strict-port');
  ensureDependencies();
  ensureBuild();
  const { preview } = await import('vite');
  try {
    const server = await preview({ logLevel: 'warn', preview: { host, port, strictPort } });
    const [address] = server.resolvedUrls?.local ?? [];
    say(`Kymograph is at ${address} (Ctrl+C stops it).`);
  } catch (error) {
    throw new Refusal(
      `The page cannot be served on ${host}: ${error instanceof Error ? error.message : error}.`,
    );
  }
});
