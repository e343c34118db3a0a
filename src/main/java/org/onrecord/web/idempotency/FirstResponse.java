package org.onrecord.web.idempotency;

import io.quarkus.arc.Arc;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * The response to the first request with a key, as stored in the transaction of the request.
 *
 * @param entity the body before it was serialized
 */
record FirstResponse(String caller, String key, Object entity, StoredResponse stored) {
  private static final String PROPERTY = FirstResponse.class.getName();

  /**
   * Keeps the response of the current request for the response filters.
   *
   * @return false if there is no request
   */
  static boolean inRequest(FirstResponse response) {
    boolean inRequest =
        Arc.container().requestContext().isActive() && CurrentRequestManager.get() != null;
    if (inRequest) {
      CurrentRequestManager.get().setProperty(PROPERTY, response);
    }
    return inRequest;
  }

  /** The response of the current request, if it has a key and is the first one. */
  static Optional<FirstResponse> ofRequest() {
    return Optional.ofNullable((FirstResponse) CurrentRequestManager.get().getProperty(PROPERTY));
  }
}
