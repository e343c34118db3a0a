package org.onrecord.reading.page;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.onrecord.web.json.BoundedBody;
import org.onrecord.web.json.IllegalText;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/** Reads HTML and plain-text request bodies. */
@Provider
@Consumes({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
class SentPageReader implements MessageBodyReader<SentPage> {
  /** The heap memory of a page and its decoded text, in bytes for each byte of the page. */
  private static final int DECODING_FACTOR = 8;

  private final BoundedBody bodies;

  SentPageReader(BoundedBody bodies) {
    this.bodies = bodies;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == SentPage.class;
  }

  @Override
  public SentPage readFrom(
      Class<SentPage> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    boolean html = media.isCompatible(MediaType.TEXT_HTML_TYPE);
    String charset = media.getParameters().get(MediaType.CHARSET_PARAMETER);
    String text = PageEncoding.decode(bodies.read(headers, body, DECODING_FACTOR), charset, html);
    if (text.isBlank()) {
      throw ProblemException.invalid(Fault.at("", "the body is missing"));
    }
    IllegalText.violation(text)
        .ifPresent(
            fault -> {
              throw ProblemException.invalid(Fault.at("", fault));
            });
    return new SentPage(text, html);
  }
}
