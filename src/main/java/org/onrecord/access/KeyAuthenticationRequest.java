package org.onrecord.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request to authenticate an API key. */
final class KeyAuthenticationRequest extends BaseAuthenticationRequest {
  private final Secret secret;

  KeyAuthenticationRequest(Secret secret) {
    this.secret = secret;
  }

  Secret secret() {
    return secret;
  }
}
