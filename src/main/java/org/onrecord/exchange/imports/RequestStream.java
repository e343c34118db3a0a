package org.onrecord.exchange.imports;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.ReaderInputStream;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Decompresses and transcodes a request body while it is read. */
final class RequestStream {
  private static final int BUFFER = 64 * 1024;

  private RequestStream() {}

  /**
   * Opens a body, plain or gzip.
   *
   * @throws ProblemException 415 for another encoding
   * @throws NotSupportedException 415 without a Content-Type
   */
  static InputStream open(InputStream body, HttpHeaders headers) {
    if (headers.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
      // Without a Content-Type, the framework assumes the first one that the method consumes.
      throw new NotSupportedException();
    }
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.trim().toLowerCase(Locale.ROOT)) {
      case "identity" -> body;
      case "gzip", "x-gzip" -> decompressed(body);
      default -> throw ProblemException.unsupportedCoding("gzip, identity");
    };
  }

  /**
   * Opens a text, plain or gzip, as UTF-8. Bytes that are malformed in the charset of its media
   * type cause a {@link CharacterCodingException}; those in UTF-8 stay.
   *
   * @throws ProblemException 400 for an unknown charset, 415 for another encoding
   */
  static InputStream openText(InputStream body, HttpHeaders headers) throws IOException {
    InputStream text = open(body, headers);
    String charset = headers.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null ? text : transcoded(text, charset(charset));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(Fault.at("", "the charset is not known: " + name));
    }
  }

  private static InputStream transcoded(InputStream text, Charset charset) throws IOException {
    return charset.equals(StandardCharsets.UTF_8)
        ? text
        : ReaderInputStream.builder()
            .setReader(new InputStreamReader(text, charset.newDecoder()))
            .setCharset(StandardCharsets.UTF_8)
            .get();
  }

  /** Decompresses a body, whose first bytes it reads. */
  static InputStream decompressed(InputStream body) {
    try {
      return new DirectGzipInput(new MultiMemberInput(body));
    } catch (ZipException | EOFException e) {
      throw ProblemException.invalid(Fault.at("", "the body is not gzip, as its encoding says"));
    } catch (IOException e) {
      throw ImportProblems.unreadable();
    }
  }

  /** Inflates without suspending garbage collection. */
  private static final class DirectGzipInput extends GZIPInputStream {
    DirectGzipInput(InputStream in) throws IOException {
      super(in, BUFFER);
      inf.end();
      inf = new DirectInflater(BUFFER);
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
