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

/** Opens a request's body as lines, of which it reads nothing but the start of gzip data. */
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
      // The framework takes what is not labelled for what it would like it to be.
      throw new NotSupportedException();
    }
    String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT)) {
      case "identity" -> new NdjsonBody(body);
      case "gzip", "x-gzip" -> new NdjsonBody(unzipped(body));
      default -> throw new NotSupportedException();
    };
  }

  private static InputStream unzipped(InputStream body) throws IOException {
    try {
      return new GZIPInputStream(new Members(body), BUFFER);
    } catch (ZipException | EOFException e) {
      throw ProblemException.invalid(Fault.at("", "the body is not gzip, as its encoding says"));
    }
  }

  /**
   * Says that there is more until there is none: {@link GZIPInputStream} looks for another member,
   * such as concatenated files have, only where some of it has arrived.
   */
  private static final class Members extends PushbackInputStream {
    Members(InputStream in) {
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
