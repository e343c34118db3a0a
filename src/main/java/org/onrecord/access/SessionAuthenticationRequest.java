package org.onrecord.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request to authenticate the session of a browser by the token of its cookie. */
final class SessionAuthenticationRequest extends BaseAuthenticationRequest {
  private final String token;

  SessionAuthenticationRequest(String token) {
    this.token = token;
  }

  String token() {
    return token;
  }
}
