package measure;

import java.io.IOException;
import java.net.http.HttpResponse;

/** A running HTTP server that is measured. */
interface Server extends AutoCloseable {
  /** URL without a path. */
  String address();

  /** Process id, for CPU times. */
  long pid();

  HttpResponse<String> send(Request request) throws IOException, InterruptedException;

  @Override
  void close();
}
