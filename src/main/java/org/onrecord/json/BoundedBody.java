package org.onrecord.json;

import java.io.IOException;
import java.io.InputStream;
import org.onrecord.problem.ProblemException;

/**
 * Bodies up to 4 MiB: the largest article, with every character written as two six-byte escapes,
 * still fits.
 */
final class BoundedBody {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private BoundedBody() {}

  static byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw ProblemException.tooLarge(MAX_BYTES);
    }
    return bytes;
  }
}
