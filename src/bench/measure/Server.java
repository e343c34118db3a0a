package measure;

/** A running HTTP server that is measured. */
interface Server {
  /** URL without a path. */
  String address();

  /** Process id, for CPU times. */
  long pid();
}
