package org.onrecord.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whose key this is. */
final class KeyAuthenticationRequest extends BaseAuthenticationRequest {
  private final Secret secret;

  KeyAuthenticationRequest(Secret secret) {
    this.secret = secret;
  }

  Secret secret() {
    return secret;
  }
}
