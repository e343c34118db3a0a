package org.onrecord.web.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Reads request bodies of up to 4 MiB. The largest article fits, even with every character written
 * as two six-byte escapes.
 */
public final class BoundedBody {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private BoundedBody() {}

  /**
   * Reads a whole body.
   *
   * @throws ProblemException 413 if it is too large
   * @throws NotSupportedException 415 without a {@code Content-Type}, or if it is compressed
   */
  public static byte[] read(MultivaluedMap<String, String> headers, InputStream body)
      throws IOException {
    if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
      // The framework would assume a media type.
      throw new NotSupportedException();
    }
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      // A compressed body may expand a thousandfold.
      throw new NotSupportedException();
    }
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw ProblemException.of(
          ProblemType.CONTENT_TOO_LARGE,
          "The body of the request is larger than %d bytes.".formatted(MAX_BYTES));
    }
    return bytes;
  }
}
