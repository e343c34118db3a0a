// PostGraphile over the schema "plain": one process for each core.
import cluster from "node:cluster";
import { createServer } from "node:http";
import { availableParallelism } from "node:os";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

// PostGraphile asks for Node.js 22; of what it uses, 20 lacks only this.
Promise.withResolvers ??= () => {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

const { PORT, PEER_CONNECTIONS, PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE } = process.env;
const cores = availableParallelism();

if (cluster.isPrimary) {
  for (let i = 0; i < cores; i++) cluster.fork();
  let listening = 0;
  cluster.on("listening", () => {
    if (++listening === cores) console.log(`Listening on: http://127.0.0.1:${PORT}`);
  });
  cluster.on("exit", () => process.exit(1));
} else {
  const password = PGPASSWORD ? `:${encodeURIComponent(PGPASSWORD)}` : "";
  const preset = {
    extends: [PostGraphileAmberPreset],
    pgServices: [
      makePgService({
        connectionString: `postgres://${PGUSER}${password}@${PGHOST}:${PGPORT}/${PGDATABASE}`,
        schemas: ["plain"],
        poolConfig: { max: Math.max(1, Math.floor(PEER_CONNECTIONS / cores)) },
      }),
    ],
    grafserv: { graphiql: false, watch: false },
  };
  const server = createServer();
  await postgraphile(preset).createServ(grafserv).addTo(server);
  server.listen(PORT, "127.0.0.1");
}
