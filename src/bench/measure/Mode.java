package measure;

/** Kind of measurement. */
enum Mode {
  /** Throughput of the service and of pgbench, and their ratio. */
  RATIO,
  /** Latency for a single connection. */
  LATENCY,
  /** Query plans. */
  EXPLAIN
}
