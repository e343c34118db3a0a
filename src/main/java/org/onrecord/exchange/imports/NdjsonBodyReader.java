package org.onrecord.exchange.imports;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Opens a request body of JSON lines, plain or gzip, without reading it. */
@Provider
@Consumes(ImportResource.NDJSON)
class NdjsonBodyReader implements MessageBodyReader<NdjsonBody> {
  private static final int BUFFER = 64 * 1024;

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == NdjsonBody.class;
  }

  @Override
  public NdjsonBody readFrom(
      Class<NdjsonBody> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null) {
      // Without a Content-Type, the framework assumes the first one that the method consumes.
      throw new NotSupportedException();
    }
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT)) {
      case "identity" -> new NdjsonBody(body);
      case "gzip", "x-gzip" -> new NdjsonBody(decompressed(body));
      default -> throw new NotSupportedException();
    };
  }

  private static InputStream decompressed(InputStream body) throws IOException {
    try {
      return new GZIPInputStream(new MultiMemberInput(body), BUFFER);
    } catch (ZipException | EOFException e) {
      throw ProblemException.invalid(Fault.at("", "the body is not gzip, as its encoding says"));
    }
  }

  /**
   * Reports available bytes up to the end of the stream: {@link GZIPInputStream} reads a further
   * member, as in concatenated files, only if bytes are available.
   */
  private static final class MultiMemberInput extends PushbackInputStream {
    MultiMemberInput(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next >= 0) {
        unread(next);
      }
      return next < 0 ? 0 : 1;
    }
  }
}
