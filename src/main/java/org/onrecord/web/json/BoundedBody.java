package org.onrecord.web.json;

import jakarta.inject.Singleton;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.onrecord.web.memory.RequestMemory;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;

/**
 * Reads request bodies of up to 4 MiB, and reserves memory for large ones. The largest article
 * fits, even with every character written as two six-byte escapes.
 */
@Singleton
public class BoundedBody {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private static final int PART = 64 * 1024;

  /** The content coding that changes nothing. */
  private static final String IDENTITY = "identity";

  private final RequestMemory memory;

  BoundedBody(RequestMemory memory) {
    this.memory = memory;
  }

  /**
   * Reads a whole body.
   *
   * @param factor the memory that reading and parsing take, in bytes for each byte of the body
   * @throws ProblemException 400 if its end does not arrive, 413 if it is too large, 415 if it is
   *     compressed, 503 if too little memory is free
   * @throws NotSupportedException 415 without a {@code Content-Type}
   */
  public byte[] read(MultivaluedMap<String, String> headers, InputStream body, int factor) {
    if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
      // The framework would assume a media type.
      throw new NotSupportedException();
    }
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.strip().equalsIgnoreCase(IDENTITY)) {
      // A compressed body may expand a thousandfold.
      throw ProblemException.unsupportedCoding(IDENTITY);
    }
    memory.reserve(factor * declaredBytes(headers));
    return read(body, factor);
  }

  /** The length that the request declares, 0 without one. */
  private static long declaredBytes(MultivaluedMap<String, String> headers) {
    String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Math.min(MAX_BYTES, Long.parseLong(length));
  }

  /** Reserves memory for each part before it arrives, since the length may be unknown. */
  private byte[] read(InputStream body, int factor) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    byte[] part = nextPart(body);
    while (part.length > 0) {
      whole.writeBytes(part);
      if (whole.size() > MAX_BYTES) {
        throw ProblemException.of(
            ProblemType.CONTENT_TOO_LARGE,
            "The body of the request is larger than %d bytes.".formatted(MAX_BYTES));
      }
      memory.reserve((long) factor * whole.size());
      part = nextPart(body);
    }
    return whole.toByteArray();
  }

  private static byte[] nextPart(InputStream body) {
    try {
      return body.readNBytes(PART);
    } catch (IOException e) {
      // The client sent a malformed chunk or closed the connection.
      throw ProblemException.of(
          ProblemType.INVALID_REQUEST, "The body of the request cannot be read to its end.");
    }
  }
}
