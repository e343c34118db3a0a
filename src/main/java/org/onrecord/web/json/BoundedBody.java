package org.onrecord.web.json;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Bodies up to 4 MiB: the largest article, with every character written as two six-byte escapes,
 * still fits.
 */
public final class BoundedBody {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private BoundedBody() {}

  /** The bytes of a body whose media type is given. */
  public static byte[] read(MultivaluedMap<String, String> headers, InputStream body)
      throws IOException {
    if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
      // The framework takes what is not labelled for what it would like it to be.
      throw new NotSupportedException();
    }
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      // What is packed could hold a thousand times as much.
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
