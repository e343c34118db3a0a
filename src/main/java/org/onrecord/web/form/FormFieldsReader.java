package org.onrecord.web.form;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.onrecord.web.json.BoundedBody;
import org.onrecord.web.linked.SameOrigin;
import org.onrecord.web.problem.ProblemException;
import org.onrecord.web.problem.ProblemType;
import org.onrecord.web.session.BrowserSession;
import org.onrecord.web.session.SessionCookie;

/**
 * Reads the bodies of forms. Rejects those that a page of another site sent, and those that a
 * session sent without its token, so that no resource method has to check this.
 */
@Provider
@Consumes(SessionCookie.FORM)
class FormFieldsReader implements MessageBodyReader<FormFields> {
  /** The name of the hidden field with the token. */
  private static final String CSRF = "csrf";

  /** The heap memory of the fields, in bytes for each byte of the body. */
  private static final int MEMORY_FACTOR = 8;

  private final BoundedBody bodies;
  private final SecurityIdentity identity;
  private final RoutingContext routing;

  FormFieldsReader(BoundedBody bodies, SecurityIdentity identity, RoutingContext routing) {
    this.bodies = bodies;
    this.identity = identity;
    this.routing = routing;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return type == FormFields.class;
  }

  @Override
  public FormFields readFrom(
      Class<FormFields> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    if (!SameOrigin.isNotDenied(routing.request())) {
      throw forbidden("A page of another site sent this form.");
    }
    FormFields form = FormFields.parse(bodies.read(headers, body, MEMORY_FACTOR));
    boolean hasToken =
        BrowserSession.of(identity)
            .map(session -> form.one(CSRF).filter(session::hasCsrf).isPresent())
            .orElse(true);
    if (!hasToken) {
      throw forbidden("This form is not one of your session. Load its page again.");
    }
    return form;
  }

  private static ProblemException forbidden(String detail) {
    return ProblemException.of(ProblemType.FORBIDDEN, detail);
  }
}
